using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>How many have finished, told so that nobody's step is seen.</summary>
public sealed class CompletionTests
{
    [TestCase(4, 2, null, null)]
    [TestCase(20, 3, 20, null, Description = "those who finished are few")]
    [TestCase(20, 17, 20, null, Description = "those who did not are few")]
    [TestCase(12, 0, 12, null, Description = "nobody is not told apart from a few")]
    [TestCase(12, 12, 12, null)]
    [TestCase(9, 5, 9, null)]
    [TestCase(20, 5, 20, 5)]
    [TestCase(20, 15, 20, 15)]
    public void Both_sides_are_hidden(int people, int finished, int? told, int? toldFinished)
    {
        var completion = Completion.Untold.Next(people, finished);

        Assert.That((completion.People, completion.Finished), Is.EqualTo((told, toldFinished)));
    }

    [Test]
    public void A_number_stands_until_five_more_or_five_fewer()
    {
        var told = Completion.Untold.Next(40, 7);
        List<int?> seen = [];
        foreach (var finished in new[] { 8, 11, 12, 13, 17, 14, 13, 12, 3, 2, 1, 6, 7 })
        {
            told = told.Next(40, finished);
            seen.Add(told.Finished);
        }

        Assert.That(seen, Is.EqualTo(new int?[] { 7, 7, 12, 12, 17, 17, 17, 12, 7, null, null, null, 7 }));
    }

    [Test]
    public void More_who_have_finished_than_there_are_are_refused() => Assert.That(() => Completion.Untold.Next(5, 6), Throws.TypeOf<ArgumentOutOfRangeException>());

    /// <summary>However the groups change and however often somebody looks: of those who have finished, those who have not, and all, any two looks tell the same or whole fives apart.</summary>
    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool No_two_looks_differ_by_fewer_than_five((byte Finished, byte Left)[] weeks)
    {
        var told = Completion.Untold;
        List<(int? People, int? Finished)> seen = [];
        foreach (var (finished, left) in weeks.Select(week => (week.Finished % 40, week.Left % 40)))
        {
            told = told.Next(finished + left, finished);
            seen.Add((told.People, told.Finished));
            if (Math.Abs((told.All ?? 0) - finished - left) >= 5 || Math.Abs((told.Done ?? 0) - finished) >= 5)
            {
                return false;
            }
        }

        return seen.All(one => one is { People: null or >= 5, Finished: null or >= 5 } && (one.People - one.Finished) is null or >= 5
            && seen.All(other => (one.People - other.People).GetValueOrDefault() % 5 == 0 && (one.Finished - other.Finished).GetValueOrDefault() % 5 == 0));
    }
}
