using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class DrawTests
{
    private static readonly IReadOnlyList<BankQuestion> Bank = [.. Enumerable.Range(0, 20).Select(at => new BankQuestion($"q{at:D2}", at < 5 ? ["sql"] : at < 8 ? ["http"] : []))];

    [Test]
    public void The_same_seed_draws_the_same_whatever_the_order_of_the_bank()
    {
        var plan = new DrawPlan(10, [new("sql", 2)]);

        var drawn = Draw.From(Bank, plan, "seed");

        Assert.That(Draw.From([.. Bank.Reverse()], plan, "seed").Questions, Is.EqualTo(drawn.Questions));
        Assert.That(drawn.Questions, Has.Count.EqualTo(10).And.Unique);
    }

    [Test]
    public void A_draw_is_pinned_so_that_every_machine_and_version_draws_the_same() =>
        Assert.That(Draw.From(Bank, new DrawPlan(5, [new("sql", 2), new("http", 1)]), "pinned").Questions, Is.EqualTo(PinnedDraw));

    private static readonly string[] PinnedDraw = ["q15", "q02", "q07", "q14", "q01"];

    [Test]
    public void Every_question_comes_about_as_often_and_at_every_place()
    {
        const int Draws = 4000;
        var often = new Dictionary<string, int>();
        var first = new Dictionary<string, int>();
        for (var seed = 0; seed < Draws; seed++)
        {
            var questions = Draw.From(Bank, new DrawPlan(10, []), $"{seed}").Questions;
            foreach (var question in questions)
            {
                often[question] = often.GetValueOrDefault(question) + 1;
            }

            first[questions[0]] = first.GetValueOrDefault(questions[0]) + 1;
        }

        // Expected 2000 with a deviation of 32, and 200 with one of 14: six of them on either side.
        Assert.That(often.Values, Has.Count.EqualTo(20).And.All.InRange(1800, 2200));
        Assert.That(first.Values, Has.Count.EqualTo(20).And.All.InRange(116, 284));
    }

    [Test]
    public void Of_a_skill_come_as_many_as_wanted_and_the_rest_from_anywhere()
    {
        var others = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            var questions = Draw.From(Bank, new DrawPlan(6, [new("SQL", 3)]), $"{seed}").Questions;

            var sql = questions.Count(id => string.CompareOrdinal(id, "q05") < 0);
            Assert.That(sql, Is.InRange(3, 5));
            others += sql - 3;
        }

        Assert.That(others, Is.GreaterThan(0), "the rest comes from this skill, too");
    }

    [Test]
    public void Quotas_that_only_fit_together_in_one_way_are_filled()
    {
        BankQuestion[] bank = [new("both", ["a", "b"]), new("only-a", ["a"]), new("b-and-c", ["b", "c"]), new("only-c", ["c"])];
        var plan = new DrawPlan(4, [new("a", 2), new("b", 1), new("c", 1)]);

        for (var seed = 0; seed < 30; seed++)
        {
            var drawn = Draw.From(bank, plan, $"{seed}");

            Assert.That(drawn.Missing, Is.Empty);
            Assert.That(drawn.Questions, Is.EquivalentTo(AllFour));
        }
    }

    private static readonly string[] AllFour = ["both", "only-a", "b-and-c", "only-c"];

    [Test]
    public void What_a_bank_lacks_is_told_and_others_come_in_its_place()
    {
        var drawn = Draw.From(Bank, new DrawPlan(10, [new("sql", 7), new("css", 1)]), "seed");

        Assert.That(drawn.Missing, Is.EquivalentTo(new SkillQuota[] { new("sql", 2), new("css", 1) }));
        Assert.That(drawn.Questions, Has.Count.EqualTo(10).And.Unique);
    }

    [Test]
    public void A_bank_of_less_than_wanted_gives_all_it_has() =>
        Assert.That(Draw.From([new("a", []), new("b", [])], new DrawPlan(5, []), "seed").Questions, Is.EquivalentTo(Two));

    private static readonly string[] Two = ["a", "b"];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Whatever_the_bank_and_plan_what_is_drawn_is_of_the_bank_once_and_no_quota_is_left_that_could_be_filled(int seed)
    {
        var chance = new Random(seed);
        string[] names = ["a", "b", "c"];
        BankQuestion[] bank = [.. Enumerable.Range(0, chance.Next(13)).Select(at => new BankQuestion($"{at}", [.. names.Where(_ => chance.Next(2) == 0)]))];
        SkillQuota[] quotas = [.. names.Select(name => new SkillQuota(name, chance.Next(5))).Where(quota => quota.Count > 0)];
        string[] slots = [.. quotas.SelectMany(quota => Enumerable.Repeat(quota.Skill, quota.Count))];

        var drawn = Draw.From(bank, new DrawPlan(slots.Length, quotas), $"{seed}");

        Assert.That(drawn.Questions, Is.Unique.And.SubsetOf(bank.Select(question => question.Id)));
        Assert.That(drawn.Questions, Has.Count.EqualTo(Math.Min(slots.Length, bank.Length)));
        Assert.That(drawn.Missing.Sum(quota => quota.Count), Is.EqualTo(slots.Length - MostFilled(bank, slots)));
    }

    /// <summary>By Hall's theorem (the deficiency version): what is missing is the worst shortage over all sets of skills.</summary>
    private static int MostFilled(BankQuestion[] bank, string[] slots)
    {
        string[] skills = [.. slots.Distinct()];
        var shortage = Enumerable.Range(0, 1 << skills.Length).Max(set =>
        {
            var chosen = skills.Where((_, bit) => (set & (1 << bit)) != 0).ToHashSet();
            return slots.Count(chosen.Contains) - bank.Count(question => question.Skills.Any(chosen.Contains));
        });
        return slots.Length - shortage;
    }
}
