using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.SomeTable;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class RoundQualityTests
{
    [Test]
    public void The_figures_of_a_round()
    {
        var table = Of(6, 6, _ => 1, (mentee, mentor) => mentee == mentor ? 100 * (mentee + 1) : null);
        RoundPair[] pairs = [.. Enumerable.Range(0, 5).Select(at => new RoundPair($"L{at}", $"M{at}", 100 * (at + 1)))];

        var quality = RoundQuality.Of(table, pairs, key => key switch { "L0" or "M0" or "M1" => "red", "L1" => "RED", "L2" or "M3" => "blue", "M2" => "red", _ => null });

        Assert.That(quality, Is.EqualTo(new RoundQuality(5, 1, 300, 200, 1, 1, 3)), "L5 and M5 would rather have each other than nobody");
        Assert.That(quality.CrossTeamShare, Is.EqualTo(1.0 / 3));
    }

    [TestCase(1, 10)]
    [TestCase(4, 10)]
    [TestCase(5, 20)]
    [TestCase(8, 20)]
    [TestCase(9, 30)]
    public void The_lowest_quartile_is_a_fit_that_a_quarter_does_not_exceed(int pairs, int expected)
    {
        var table = Of(pairs, pairs, _ => 1, (mentee, mentor) => mentee == mentor ? 10 * (pairs - mentee) : null);

        Assert.That(RoundQuality.Of(table, BestRound.Of(table, "round").Pairs, _ => null).LowestQuartile, Is.EqualTo(expected));
    }

    [Test]
    public void A_round_without_pairs_has_no_figures_to_divide_by()
    {
        var quality = RoundQuality.Of(Of(2, 0, _ => 1, (_, _) => null), [], _ => null);

        Assert.That(quality, Is.EqualTo(new RoundQuality(0, 2, 0, 0, 0, 0, 0)));
        Assert.That(quality.CrossTeamShare, Is.Null);
    }

    [Test]
    public void A_pair_blocks_only_when_both_would_gain()
    {
        // The best total gives L0 to M1; L0 and M0 would both rather have each other.
        var table = Of(2, 2, _ => 1, (mentee, mentor) => (mentee, mentor) switch { (0, 0) => 10, (0, 1) => 9, (1, 0) => 9, _ => 1 });

        Assert.That(RoundQuality.Of(table, BestRound.Of(table, "round").Pairs, _ => null).BlockingPairs, Is.EqualTo(1));
        Assert.That(RoundQuality.Of(table, [new("L0", "M0", 10), new("L1", "M1", 1)], _ => null).BlockingPairs, Is.Zero);
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Blocking_pairs_are_those_that_asking_everybody_finds(Guid seed)
    {
        var table = Small(Seeds.Chance(seed));
        var round = BestRound.Of(table, "round");

        var blocking = table.Mentees.SelectMany((mentee, i) => table.Mentors.Select((mentor, j) => (mentee, i, mentor, j)))
            .Count(both => table[both.i, both.j].Why is null && Leaves(both.mentee, table[both.i, both.j].Fit) && Takes(both.mentor, both.mentee, table[both.i, both.j].Fit));

        Assert.That(RoundQuality.Of(table, round.Pairs, _ => null).BlockingPairs, Is.EqualTo(blocking));

        bool Leaves(string mentee, int fit) => round.Pairs.All(pair => pair.Mentee != mentee || pair.Fit < fit);

        bool Takes(MentorPlaces mentor, string mentee, int fit)
        {
            var has = round.Pairs.Where(pair => pair.Mentor == mentor.Key).ToList();
            return has.All(pair => pair.Mentee != mentee) && (has.Count < mentor.Places || has.Any(pair => pair.Fit < fit));
        }
    }
}
