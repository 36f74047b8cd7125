using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class SnoozeTests
{
    private static readonly Rhythm Rhythm = new("America/New_York", new TimeOnly(8, 30), LearningDays.Weekdays);

    // Sunday evening in New York, Monday already in Stockholm.
    private static readonly DateTimeOffset Now = Instants.At("2026-11-23T02:00:00Z");

    private static IEnumerable<TestCaseData> Choices()
    {
        yield return new TestCaseData(new Snooze.InOneHour(), "2026-11-23T03:00:00Z");
        yield return new TestCaseData(new Snooze.Tomorrow(), "2026-11-23T13:30:00Z");
        yield return new TestCaseData(new Snooze.Monday(), "2026-11-23T13:30:00Z");
        yield return new TestCaseData(new Snooze.OnDay(new DateOnly(2026, 11, 28)), "2026-11-28T13:30:00Z");
        yield return new TestCaseData(new Snooze.OnDay(new DateOnly(2027, 5, 21)), "2027-05-21T12:30:00Z");
    }

    [TestCaseSource(nameof(Choices))]
    public void A_choice_comes_back_at_the_learners_hour(Snooze choice, string expected)
    {
        Assert.That(Snooze.Until(choice, Now, Rhythm), Is.EqualTo(new SnoozeDecision.ComesBack(Instants.At(expected))));
    }

    [Test]
    public void On_a_Monday_the_next_one_is_meant()
    {
        var decision = Snooze.Until(new Snooze.Monday(), Instants.At("2026-11-23T14:00:00Z"), Rhythm);

        Assert.That(decision, Is.EqualTo(new SnoozeDecision.ComesBack(Instants.At("2026-11-30T13:30:00Z"))));
    }

    [TestCase("2026-11-22")]
    [TestCase("2026-01-01")]
    [TestCase("2027-05-22")]
    public void A_day_out_of_reach_is_refused_with_the_days_that_are_not(string day)
    {
        var decision = Snooze.Until(new Snooze.OnDay(Instants.Day(day)), Now, Rhythm);

        Assert.That(
            decision,
            Is.EqualTo(new SnoozeDecision.NotPossible(Instants.Day(day), new DateOnly(2026, 11, 23), new DateOnly(2027, 5, 21))));
    }
}
