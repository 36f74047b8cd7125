using NUnit.Framework;
using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Learning.Tests.Health;

/// <summary>Which questions should be looked at.</summary>
public sealed class QuestionHealthTests
{
    /// <summary>Answered by so many people once each.</summary>
    private static QuestionFigures Of(int people, int right, int unclear = 0, Compared elsewhere = default) =>
        new() { People = people, Answers = people, Right = right, RightFirst = right, Unclear = unclear, Elsewhere = elsewhere };

    private static Compared Elsewhere(int right, int wrong, double ofRight, double ofWrong) => new(right, wrong, ofRight, ofWrong, 0.2);

    [TestCase(20, 20, true)]
    [TestCase(19, 19, false, Description = "too few")]
    [TestCase(20, 19, false)]
    [TestCase(39, 38, false)]
    [TestCase(40, 39, true, Description = "one slip in forty")]
    [TestCase(80, 77, false)]
    public void Never_missed(int people, int right, bool flagged) =>
        Assert.That(QuestionHealth.Judge(Of(people, right)), Is.EqualTo(flagged ? new[] { HealthReason.NeverMissed } : []));

    [TestCase(10, 2, true)]
    [TestCase(9, 0, false)]
    [TestCase(12, 3, true)]
    [TestCase(12, 4, false)]
    public void Mostly_missed(int people, int right, bool flagged) =>
        Assert.That(QuestionHealth.Judge(Of(people, right)), Is.EqualTo(flagged ? new[] { HealthReason.MostlyMissed } : []));

    [TestCase(10, 3, true)]
    [TestCase(10, 2, false)]
    [TestCase(30, 3, true)]
    [TestCase(31, 3, false)]
    [TestCase(4, 4, false, Description = "fewer than five people are not told of")]
    public void Unclear(int people, int unclear, bool flagged) =>
        Assert.That(QuestionHealth.Judge(Of(people, people / 2, unclear)), Is.EqualTo(flagged ? new[] { HealthReason.Unclear } : []));

    [TestCase(12, 8, 0.5, 0.7, true)]
    [TestCase(12, 8, 0.7, 0.5, false)]
    [TestCase(11, 8, 0.5, 0.7, false, Description = "nineteen people say nothing yet")]
    public void Ambiguous(int right, int wrong, double ofRight, double ofWrong, bool flagged)
    {
        var figures = Of(right + wrong, right, elsewhere: Elsewhere(right, wrong, ofRight, ofWrong));

        Assert.That(QuestionHealth.Judge(figures), Is.EqualTo(flagged ? new[] { HealthReason.Ambiguous } : []));
        Assert.That(figures.Discrimination is null, Is.EqualTo(right + wrong < 20));
    }

    [Test]
    public void Later_answers_count_for_what_is_never_missed_and_first_ones_for_what_mostly_is()
    {
        var later = Of(20, 20) with { Answers = 60, Right = 50 };
        var learnt = Of(20, 4) with { Answers = 100, Right = 84 };

        Assert.That(QuestionHealth.Judge(later), Is.Empty);
        Assert.That(QuestionHealth.Judge(learnt), Is.EqualTo(new[] { HealthReason.MostlyMissed }));
        Assert.That(learnt.ShareRight, Is.EqualTo(0.84));
    }

    [Test]
    public void The_gravest_reason_comes_first()
    {
        var figures = Of(20, 4, unclear: 9, elsewhere: Elsewhere(4, 16, 0.4, 0.8));

        Assert.That(QuestionHealth.Judge(figures), Is.EqualTo(new[] { HealthReason.Ambiguous, HealthReason.Unclear, HealthReason.MostlyMissed }));
    }
}
