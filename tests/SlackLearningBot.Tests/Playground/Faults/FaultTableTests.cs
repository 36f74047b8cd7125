using NUnit.Framework;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>The table holds the whole catalogue, and each entry can be had.</summary>
internal sealed class FaultTableTests
{
    [Test]
    public void Every_variant_of_the_catalogue_is_in_the_table_and_nothing_else()
    {
        Assert.That(FaultTable.All.Select(fault => fault.Id), Is.EquivalentTo(FaultCatalogue.All.Select(entry => entry.Fault)));
        foreach (var (fault, variants) in FaultCatalogue.All)
        {
            Assert.That(FaultTable.Find(fault)!.Variants.Select(variant => variant.Name), Is.EquivalentTo(variants), fault);
        }
    }

    [Test]
    public void Every_entry_says_what_it_does_and_has_a_way_to_happen_or_a_reason_why_not()
    {
        Assert.That(FaultTable.All.Where(fault => fault.Name.Length == 0 || fault.Does.Length == 0), Is.Empty);
        Assert.That(FaultTable.All.Where(fault => fault.Variants.Count == 0).Select(fault => fault.Id), Is.EqualTo(FaultTable.All.Where(fault => fault.NotHere is not null).Select(fault => fault.Id)));
        Assert.That(FaultTable.All.Where(fault => fault.Variants.Select(variant => variant.Name).Distinct().Count() != fault.Variants.Count), Is.Empty);
    }

    [TestCase("W99", null, "fault")]
    [TestCase("W32", null, "fault")]
    [TestCase("W11", "tired", "variant")]
    public void What_is_not_there_is_refused_with_a_sentence(string fault, string? variant, string field)
    {
        var plan = new FaultPlan(new MachineTime(Scene.Start));

        var wrong = Assert.Throws<FaultException>(() => plan.Add(new FaultWish(fault) { Variant = variant }))!;

        Assert.That(wrong.Field, Is.EqualTo(field));
        Assert.That(wrong.Message, Does.EndWith("."));
    }

    [Test]
    public void A_wish_that_makes_no_sense_is_refused()
    {
        var plan = new FaultPlan(new MachineTime(Scene.Start));

        Assert.That(() => plan.Add(new FaultWish("W1") { Chance = 1.5 }), Throws.TypeOf<FaultException>().With.Message.EqualTo("The chance is 1.5; expected 0 to 1."));
        Assert.That(() => plan.Add(new FaultWish("W1") { Count = -1 }), Throws.TypeOf<FaultException>());
        Assert.That(() => plan.Add(new FaultWish("W9") { Seconds = 3 }), Throws.TypeOf<FaultException>().With.Message.Contains("knows no 'seconds'"));
        Assert.That(() => plan.Add(new FaultWish("W6") { CarriesOut = true }), Throws.TypeOf<FaultException>().With.Message.Contains("no choice"));
    }

    [Test]
    public void The_same_seed_strikes_the_same_calls()
    {
        static string Strikes(int seed)
        {
            var plan = new FaultPlan(new MachineTime(Scene.Start)) { Seed = seed };
            plan.Add(new FaultWish("W9") { Chance = 0.3, Count = null });
            plan.Add(new FaultWish("W1") { Chance = 0.3, Count = null });
            return string.Concat(Enumerable.Range(0, 200).Select(_ => plan.Find<CallEffect>(new Occasion("auth.test", Workspace: null))?.Strike.Rule.Number ?? 0));
        }

        var seven = Strikes(7);
        Assert.That(Strikes(7), Is.EqualTo(seven));
        Assert.That(Strikes(8), Is.Not.EqualTo(seven));
        Assert.That(seven.Count(number => number == '1'), Is.InRange(40, 80));
    }

    [Test]
    public void A_rule_holds_between_its_times_and_for_its_count()
    {
        var machine = new MachineTime(Scene.Start);
        var plan = new FaultPlan(machine);
        var rule = plan.Add(new FaultWish("W9") { From = Scene.Start.AddMinutes(1), Until = Scene.Start.AddMinutes(2), Count = 2 });
        bool Strikes() => plan.Find<CallEffect>(new Occasion("auth.test", Workspace: null)) is not null;

        var early = Strikes();
        machine.Advance(TimeSpan.FromMinutes(1));
        var within = (Strikes(), Strikes(), Strikes());

        Assert.That(early, Is.False);
        Assert.That(within, Is.EqualTo((true, true, false)));
        Assert.That((rule.Hits, rule.IsSpent), Is.EqualTo((2, true)));
        plan.Add(new FaultWish("W9") { From = Scene.Start, Until = Scene.Start.AddMinutes(2) });
        machine.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Strikes(), Is.False);
    }
}
