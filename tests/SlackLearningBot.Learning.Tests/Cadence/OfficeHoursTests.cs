using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

internal sealed class OfficeHoursTests
{
    // 2026-11-23 is a Monday; Stockholm is an hour ahead of UTC then.
    [TestCase("2026-11-23T08:00:00Z", "2026-11-23T08:00:00Z", Description = "09:00 is the first moment")]
    [TestCase("2026-11-23T15:59:59Z", "2026-11-23T15:59:59Z", Description = "17:00 is no longer one")]
    [TestCase("2026-11-23T16:00:00Z", "2026-11-24T08:00:00Z")]
    [TestCase("2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z")]
    [TestCase("2026-11-27T17:00:00Z", "2026-11-30T08:00:00Z", Description = "a Friday evening waits for Monday")]
    [TestCase("2026-11-28T10:00:00Z", "2026-11-30T08:00:00Z", Description = "a Saturday too")]
    [TestCase("2026-03-27T17:00:00Z", "2026-03-30T07:00:00Z", Description = "over the change to summer time")]
    public void The_moment_itself_when_people_work_else_the_next_morning(string now, string expected) =>
        Assert.That(OfficeHours.Next(At(now), "Europe/Stockholm", LearningDays.Weekdays), Is.EqualTo(At(expected)));

    [Test]
    public void Whoever_works_at_weekends_may_be_asked_then() =>
        Assert.That(OfficeHours.Next(At("2026-11-28T10:00:00Z"), "Europe/Stockholm", LearningDays.Weekend), Is.EqualTo(At("2026-11-28T10:00:00Z")));

    [Test]
    public void The_next_opening_is_never_the_one_that_has_been() =>
        Assert.That(OfficeHours.NextOpening(At("2026-11-23T08:00:00Z"), "Europe/Stockholm", LearningDays.Weekdays), Is.EqualTo(At("2026-11-24T08:00:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
