using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>Nobody is found, neither in a small group nor by taking large ones from the whole.</summary>
public sealed class SmallGroupsTests
{
    private static IReadOnlyCollection<string> People(int from, int many) => [.. Enumerable.Range(from, many).Select(person => $"U{person}")];

    private static string Said(ToldGroups told) => (told.Whole ? "all" : "-") + string.Concat(told.Parts.Select(part => part ? " +" : " -"));

    [Test]
    public void Too_few_people_are_not_told_of_at_all() => Assert.That(Said(SmallGroups.Tell([People(0, 4), People(0, 4)])), Is.EqualTo("- - -"));

    [Test]
    public void Large_parts_are_told() => Assert.That(Said(SmallGroups.Tell([People(0, 5), People(5, 9)])), Is.EqualTo("all + +"));

    [Test]
    public void With_one_small_part_the_next_smallest_keeps_it_company() =>
        Assert.That(Said(SmallGroups.Tell([People(0, 20), People(20, 2), People(30, 6)])), Is.EqualTo("all + - -"));

    [Test]
    public void Small_parts_that_are_enough_together_cost_no_other() =>
        Assert.That(Said(SmallGroups.Tell([People(0, 20), People(20, 3), People(30, 3)])), Is.EqualTo("all + - -"));

    [Test]
    public void Of_two_parts_a_small_one_hides_the_other() => Assert.That(Said(SmallGroups.Tell([People(0, 20), People(0, 1)])), Is.EqualTo("all - -"));

    [Test]
    public void A_part_without_anybody_changes_nothing() => Assert.That(Said(SmallGroups.Tell([People(0, 20), []])), Is.EqualTo("all + -"));

    [TestCase(4, 2, null, null)]
    [TestCase(5, 0, 5, 0)]
    [TestCase(5, 5, 5, 5)]
    [TestCase(20, 3, 20, null, Description = "those who finished are few")]
    [TestCase(20, 17, 20, null, Description = "those who did not are few")]
    [TestCase(20, 5, 20, 5)]
    [TestCase(20, 15, 20, 15)]
    public void Completion_hides_both_sides(int people, int finished, int? told, int? toldFinished) =>
        Assert.That(Completion.Of(people, finished), Is.EqualTo(new Completion(told, toldFinished)));

    /// <summary>Everything that can be worked out: any sum of told parts, and any such sum taken from the whole.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Nothing_that_can_be_worked_out_is_about_fewer_than_five(byte[][] parts)
    {
        IReadOnlyCollection<string>[] people = [.. parts.Take(6).Select(part => (IReadOnlyCollection<string>)[.. part.Take(12).Select(person => $"U{person % 20}").Distinct()])];
        var told = SmallGroups.Tell(people);
        if (!told.Whole)
        {
            return told.Parts.All(part => !part) && people.SelectMany(part => part).Distinct().Count() < SmallGroups.Fewest;
        }

        int[] shown = [.. Enumerable.Range(0, people.Length).Where(at => told.Parts[at])];
        for (var sum = 0; sum < 1 << shown.Length; sum++)
        {
            var taken = shown.Where((_, bit) => (sum & (1 << bit)) != 0).ToHashSet();
            var (inside, outside) = (Count(taken.Contains), Count(at => !taken.Contains(at)));
            if (inside is > 0 and < SmallGroups.Fewest || outside is > 0 and < SmallGroups.Fewest)
            {
                return false;
            }
        }

        return true;

        int Count(Func<int, bool> which) => people.Where((_, at) => which(at)).SelectMany(part => part).Distinct().Count();
    }
}
