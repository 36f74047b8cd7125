using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class ItemStatisticsTests
{
    /// <summary>Pairs of credits: of the question, and the mean of the others in the same attempt.</summary>
    private static ItemSums Sums(params (double Item, double Others)[] pairs)
    {
        var (item, others) = pairs.Length == 0 ? (0, 0) : (pairs.Average(pair => pair.Item), pairs.Average(pair => pair.Others));
        return new ItemSums(
            "q", pairs.Length, item, pairs.Length, pairs.Sum(pair => (pair.Item - item) * (pair.Item - item)), pairs.Sum(pair => (pair.Others - others) * (pair.Others - others)),
            pairs.Sum(pair => (pair.Item - item) * (pair.Others - others)), 25);
    }

    [Test]
    public void Count_share_right_and_median_time_are_what_they_are()
    {
        var figures = ItemStatistics.Of(new ItemSums("a", 4, 0.625, 0, 0, 0, 0, 25));

        Assert.That(figures, Is.EqualTo(new ItemFigures("a", 4, 0.625, null, 25)));
        Assert.That(ItemStatistics.Of(new ItemSums("a", 4, 0.625, 0, 0, 0, 0, null)).MedianSeconds, Is.Null);
    }

    [Test]
    public void Discrimination_is_the_correlation_with_the_others_of_the_same_attempt()
    {
        // 1 1 1 0 0 0 against 1, 1, .5, .5, 0, 0. By hand: 1.0 / sqrt(1.5 * 1.0) = 0.8165.
        var figures = ItemStatistics.Of(Sums((1, 1), (1, 1), (1, 0.5), (0, 0.5), (0, 0), (0, 0)));

        Assert.That(figures.Discrimination, Is.EqualTo(1.0 / Math.Sqrt(1.5)).Within(1e-12));
    }

    [Test]
    public void A_question_that_the_good_miss_is_below_0() =>
        Assert.That(ItemStatistics.Of(Sums((0, 1), (0, 1), (0, 1), (1, 0), (1, 0), (1, 0))).Discrimination, Is.EqualTo(-1).Within(1e-12));

    [TestCase(4, 1, 1, TestName = "Four_answers_are_too_few")]
    [TestCase(6, 0, 1, TestName = "All_alike_tell_nothing")]
    [TestCase(6, 1, 0, TestName = "Others_all_alike_tell_nothing")]
    [TestCase(6, 1e-13, 1, TestName = "Rounding_is_no_difference")]
    public void Where_it_cannot_be_known_it_is_not_told(int pairs, double spread, double spreadOfOthers) =>
        Assert.That(ItemStatistics.Of(new ItemSums("a", 6, 0.5, pairs, spread, spreadOfOthers, 0.5, null)).Discrimination, Is.Null);

    [FsCheck.NUnit.Property]
    public void It_stays_within_its_bounds(int seed)
    {
        var chance = new Random(seed);

        var figures = ItemStatistics.Of(Sums([.. Enumerable.Range(0, 5 + chance.Next(20)).Select(_ => (chance.NextDouble() < 0.5 ? 0 : chance.NextDouble(), chance.NextDouble()))]));

        Assert.That(figures.Discrimination ?? 0, Is.InRange(-1, 1));
    }
}
