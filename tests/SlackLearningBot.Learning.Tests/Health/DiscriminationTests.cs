using NUnit.Framework;
using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Learning.Tests.Health;

/// <summary>Whether those who know more get a question right more often.</summary>
public sealed class DiscriminationTests
{
    [Test]
    public void It_is_the_correlation_of_right_with_the_rest()
    {
        // By hand: 0.30 / √(1.2 · 0.14).
        var people = new[] { (true, 0.9), (true, 0.7), (true, 0.8), (false, 0.4), (false, 0.7) };

        Assert.That(Discrimination.Of(Compared.Of(people)), Is.EqualTo(Pearson(people)).Within(1e-12));
        Assert.That(Pearson(people), Is.EqualTo(0.7319).Within(0.0005));
    }

    [Test]
    public void A_question_that_the_better_get_wrong_is_negative() =>
        Assert.That(Discrimination.Of(Compared.Of([(true, 0.2), (true, 0.3), (false, 0.9), (false, 0.8)])), Is.LessThan(-0.9));

    [Test]
    public void Without_difference_there_is_none()
    {
        Assert.That(Discrimination.Of(Compared.Of([])), Is.Null);
        Assert.That(Discrimination.Of(Compared.Of([(true, 0.2), (true, 0.9)])), Is.Null, "everybody right");
        Assert.That(Discrimination.Of(Compared.Of([(false, 0.2), (false, 0.9)])), Is.Null, "nobody right");
        Assert.That(Discrimination.Of(Compared.Of([(true, 0.5), (false, 0.5), (true, 0.5)])), Is.Null, "all alike elsewhere");
    }

    [TestCase(-0.15, 20, true)]
    [TestCase(-0.05, 20, false, Description = "twenty people may be chance")]
    [TestCase(0.01, 50, true)]
    [TestCase(0.05, 50, false)]
    [TestCase(0.10, 200, true)]
    [TestCase(0.19, 200, false)]
    [TestCase(0.19, 100000, true)]
    [TestCase(0.21, 100000, false)]
    [TestCase(-1, 3, false)]
    [TestCase(-1, 4, true)]
    public void Poor_is_what_is_surely_below_the_mark(double discrimination, int people, bool poor) =>
        Assert.That(Discrimination.IsSurelyPoor(discrimination, people), Is.EqualTo(poor));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool It_equals_the_correlation_whatever_the_answers((bool Right, byte Elsewhere)[] answers)
    {
        (bool, double)[] people = [.. answers.Select(one => (one.Right, one.Elsewhere / 255.0))];
        return Discrimination.Of(Compared.Of(people)) is not { } found ? double.IsNaN(Pearson(people)) || Math.Abs(Pearson(people)) <= 1 : Math.Abs(found - Pearson(people)) < 1e-9;
    }

    private static double Pearson(IReadOnlyCollection<(bool Right, double Elsewhere)> people)
    {
        var (x, y) = (people.Select(one => one.Right ? 1.0 : 0).ToList(), people.Select(one => one.Elsewhere).ToList());
        var (meanX, meanY) = (x.DefaultIfEmpty().Average(), y.DefaultIfEmpty().Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / Math.Sqrt(x.Sum(a => Math.Pow(a - meanX, 2)) * y.Sum(b => Math.Pow(b - meanY, 2)));
    }
}
