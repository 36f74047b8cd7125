using System.Numerics;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

internal sealed class FewerDaysTests
{
    [TestCase("every day", "mon, wed, fri")]
    [TestCase("weekdays", "mon, wed, fri")]
    [TestCase("mon-sat", "mon, wed, fri")]
    [TestCase("mon, wed, fri", "mon, fri")]
    [TestCase("mon-thu", "mon, wed")]
    [TestCase("tue, thu, sat", "tue, sat")]
    [TestCase("tue, thu", null)]
    [TestCase("weekend", null)]
    [TestCase("sun", null)]
    public void About_half_of_the_days(string days, string? half) =>
        Assert.That(Text(FewerDays.Half(DaysText.Parse(days)!.Value)), Is.EqualTo(half));

    [TestCase("every day", "mon")]
    [TestCase("tue, thu", "tue")]
    [TestCase("weekend", "sat")]
    [TestCase("sun", null)]
    public void One_day_a_week(string days, string? one) => Assert.That(Text(FewerDays.One(DaysText.Parse(days)!.Value)), Is.EqualTo(one));

    [TestCase(0)]
    [TestCase(128)]
    [TestCase(-1)]
    public void No_days_are_no_rhythm(int days)
    {
        Assert.That(() => FewerDays.Half((LearningDays)days), Throws.ArgumentException);
        Assert.That(() => FewerDays.One((LearningDays)days), Throws.ArgumentException);
    }

    [Test]
    public void What_is_offered_is_rarer_and_on_days_of_theirs()
    {
        foreach (var days in Enumerable.Range(1, 127).Select(bits => (LearningDays)bits))
        {
            var (half, one) = (FewerDays.Half(days), FewerDays.One(days));

            Assert.That((half | one) & ~days, Is.EqualTo(LearningDays.None), $"{days}");
            Assert.That(Math.Max(Count(half), Count(one)), Is.LessThan(Count(days)), $"{days}");
            Assert.That(Count(half), Is.Not.EqualTo(1), $"{days}: once a week is another button");
        }
    }

    private static int Count(LearningDays days) => BitOperations.PopCount((uint)days);

    private static string? Text(LearningDays days) => days == LearningDays.None ? null : DaysText.Format(days);
}
