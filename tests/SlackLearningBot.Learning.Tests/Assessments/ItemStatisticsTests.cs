using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class ItemStatisticsTests
{
    private static readonly Guid[] People = [.. Enumerable.Range(1, 6).Select(at => new Guid(at, 0, 0, new byte[8]))];

    /// <summary>A letter of credits a question, one a person: 1 right, 0 wrong, h half, - not asked.</summary>
    private static List<ItemAnswer> Answers(params (string Question, string Credits)[] items) =>
    [
        .. items.SelectMany(item => item.Credits.Select((letter, at) => (letter, at)).Where(one => one.letter != '-')
            .Select(one => new ItemAnswer(People[one.at], item.Question, one.letter switch { '1' => 1, 'h' => 0.5, _ => 0 }, (one.at + 1) * 10))),
    ];

    [Test]
    public void Share_right_and_median_time_are_of_the_answers_given()
    {
        var figures = ItemStatistics.Of(Answers(("a", "11h0--"), ("b", "1-----")));

        Assert.That(figures.Select(item => (item.Question, item.Answers, item.Right, item.MedianSeconds)), Is.EqualTo(new (string, int, double, double?)[] { ("a", 4, 0.625, 25), ("b", 1, 1, 10) }));
    }

    [Test]
    public void Discrimination_is_the_correlation_with_the_others_of_the_same_attempt()
    {
        // a: 1 1 1 0 0 0 against the mean of b and c: 1, 1, .5, .5, 0, 0. By hand: 1.0 / sqrt(1.5 * 1.0) = 0.8165.
        var figures = ItemStatistics.Of(Answers(("a", "111000"), ("b", "111000"), ("c", "110100")));

        Assert.That(figures[0].Discrimination, Is.EqualTo(1.0 / Math.Sqrt(1.5)).Within(1e-12));
    }

    [Test]
    public void A_question_that_the_good_miss_is_below_0() =>
        Assert.That(ItemStatistics.Of(Answers(("a", "000111"), ("b", "111000"))).Select(item => item.Discrimination), Has.All.EqualTo(-1).Within(1e-12));

    [TestCase("1100--", "1100--", TestName = "Four_answers_are_too_few")]
    [TestCase("111111", "110010", TestName = "All_alike_tell_nothing")]
    [TestCase("110010", "111111", TestName = "Others_all_alike_tell_nothing")]
    [TestCase("110011", "------", TestName = "A_question_alone_has_no_others")]
    public void Where_it_cannot_be_known_it_is_not_told(string a, string b) =>
        Assert.That(ItemStatistics.Of(Answers(("a", a), ("b", b)))[0].Discrimination, Is.Null);

    [Test]
    public void A_time_nobody_knows_is_no_time() =>
        Assert.That(ItemStatistics.Of([new ItemAnswer(People[0], "a", 1, null)])[0].MedianSeconds, Is.Null);

    [FsCheck.NUnit.Property]
    public void It_stays_within_its_bounds(int seed)
    {
        var chance = new Random(seed);
        var answers = Enumerable.Range(0, 30).Select(at => new ItemAnswer(People[at % 6], $"q{at / 6}", chance.NextDouble() < 0.5 ? 0 : chance.NextDouble(), chance.Next(100))).ToList();

        foreach (var item in ItemStatistics.Of(answers))
        {
            Assert.That(item.Right, Is.InRange(0, 1));
            Assert.That(item.Discrimination ?? 0, Is.InRange(-1.0000001, 1.0000001));
        }
    }
}
