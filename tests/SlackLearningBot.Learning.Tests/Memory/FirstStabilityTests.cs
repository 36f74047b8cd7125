using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class FirstStabilityTests
{
    private const double HardShare = 0.41;
    private const double GoodShare = 0.54;

    [TestCase(1, 2)]
    [TestCase(1, 3)]
    [TestCase(1, 4)]
    [TestCase(2, 3)]
    [TestCase(2, 4)]
    [TestCase(3, 4)]
    public void Two_known_give_the_others(int one, int two)
    {
        var known = new double?[4];
        (known[one - 1], known[two - 1]) = (0.3 * one, 0.3 * two * two);

        var filled = FirstStabilityGaps.Fill(known)!;

        Assert.That(filled[one - 1], Is.EqualTo(known[one - 1]).Within(1e-12));
        Assert.That(filled[two - 1], Is.EqualTo(known[two - 1]).Within(1e-12));
        Assert.That(filled[1], Is.EqualTo(Math.Pow(filled[0], HardShare) * Math.Pow(filled[2], 1 - HardShare)).Within(1e-9));
        Assert.That(filled[2], Is.EqualTo(Math.Pow(filled[1], 1 - GoodShare) * Math.Pow(filled[3], GoodShare)).Within(1e-9));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(4)]
    public void Three_known_give_the_fourth_from_its_neighbours(int missing)
    {
        double?[] known = [0.3, 0.9, 2, 9];
        known[missing - 1] = null;

        var filled = FirstStabilityGaps.Fill(known)!;

        Assert.That(filled[missing - 1], Is.EqualTo(missing switch
        {
            1 => Math.Pow(0.9, 1 / HardShare) * Math.Pow(2, 1 - (1 / HardShare)),
            2 => Math.Pow(0.3, HardShare) * Math.Pow(2, 1 - HardShare),
            3 => Math.Pow(0.9, 1 - GoodShare) * Math.Pow(9, GoodShare),
            _ => Math.Pow(0.9, 1 - (1 / GoodShare)) * Math.Pow(2, 1 / GoodShare),
        }).Within(1e-9));
    }

    [Test]
    public void One_known_stretches_the_defaults()
    {
        Assert.That(FirstStabilityGaps.Fill([null, null, 2.3065 * 3, null]), Is.EqualTo((double[])[0.636, 3.8793, 6.9195, 24.8868]).Within(1e-9));
    }

    [Test]
    public void None_known_gives_none()
    {
        Assert.That(FirstStabilityGaps.Fill(new double?[4]), Is.Null);
        Assert.That(FirstStability.Fit([], 0.8), Is.Null);
    }

    [Test]
    public void The_rarer_of_two_that_are_the_wrong_way_round_gives_way()
    {
        FirstAnswers[] many = [new(1, 1, 50, 40), new(3, 1, 20, 10)];

        var repaired = FirstStability.Repair([5, 0, 2, 0], many);

        Assert.That(repaired[0], Is.EqualTo(5).Within(1e-12));
        Assert.That(repaired[2], Is.EqualTo(5).Within(1e-12));
        Assert.That(FirstStability.Repair([5, 0, 2, 0], [many[0] with { Count = 20 }, many[1]])[0], Is.EqualTo(2).Within(1e-12), "of equals the better grade's stays");
    }

    [Test]
    public void A_stability_foretells_the_share_of_right_second_answers()
    {
        var stability = FirstStability.Fit([new(3, 10, 100000, 80000)], 0.8)![2];

        Assert.That(new Fsrs6(FsrsParameters.Default).Recall(10, stability), Is.EqualTo(0.8).Within(1e-3));
    }

    [Test]
    public void Rare_gaps_are_dropped_and_what_began_with_them()
    {
        var (kept, first) = Outliers.Filter(Asked(Grade.Good, (1, 100), (2, 30), (3, 21), (9, 5), (150, 40)));

        Assert.That(first.Select(group => (group.Days, group.Count, group.Right)), Is.EquivalentTo(((int, int, int)[])[(1, 100, 100), (2, 30, 30), (3, 21, 21)]));
        Assert.That(kept.Count, Is.EqualTo(2 * 151));
    }

    [Test]
    public void Of_many_answers_a_twentieth_is_dropped()
    {
        var (_, first) = Outliers.Filter(Asked(Grade.Hard, (1, 900), (2, 30), (3, 25), (4, 45)));

        Assert.That(first.Select(group => group.Days), Is.EquivalentTo((int[])[1, 2, 4]));
    }

    [TestCase(Grade.Good, 100, true)]
    [TestCase(Grade.Good, 101, false)]
    [TestCase(Grade.Easy, 365, true)]
    [TestCase(Grade.Easy, 366, false)]
    public void Long_gaps_are_dropped_however_many_there_are(Grade grade, int days, bool isKept)
    {
        var (kept, _) = Outliers.Filter(Asked(grade, (days, 50)));

        Assert.That(kept.Count, Is.EqualTo(isKept ? 100 : 0));
    }

    /// <summary>Cards that were answered so, then right after some days (so many cards each), then wrong after four more.</summary>
    private static TrainingItems Asked(Grade first, params (int Days, int Cards)[] gaps) => TrainingItems.Of(ReviewLog.Of(
    [
        .. gaps.SelectMany(gap => Enumerable.Repeat(gap.Days, gap.Cards))
            .SelectMany((days, card) => (ReviewEntry[])[new(card, first, 0), new(card, Grade.Good, days), new(card, Grade.Again, 4)]),
    ]));
}
