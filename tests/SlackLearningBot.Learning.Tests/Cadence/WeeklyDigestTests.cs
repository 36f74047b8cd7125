using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

internal sealed class WeeklyDigestTests
{
    [TestCase("05:00", "16:00", false)]
    [TestCase("08:30", "16:00", false)]
    [TestCase("14:00", "16:00", false)]
    [TestCase("14:01", "16:01", false)]
    [TestCase("17:00", "19:00", false)]
    [TestCase("17:01", "17:11", true)]
    [TestCase("22:00", "22:10", true)]
    public void Some_time_after_the_lesson(string lesson, string expected, bool isTheirs)
    {
        var (hour, theirs) = WeeklyDigest.HourAfter(TimeOnly.Parse(lesson, CultureInfo.InvariantCulture));

        Assert.That(hour.ToString("HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(expected));
        Assert.That(theirs, Is.EqualTo(isTheirs));
    }

    [Test]
    public void Never_before_the_lesson_and_always_on_its_day()
    {
        for (var lesson = Rhythm.Earliest; lesson <= Rhythm.Latest; lesson = lesson.AddMinutes(1))
        {
            Assert.That(WeeklyDigest.HourAfter(lesson).Hour, Is.GreaterThan(lesson));
        }
    }

    [TestCase("2026-11-27", "2026-11-30", true, TestName = "Friday before Monday")]
    [TestCase("2026-11-26", "2026-11-27", false, TestName = "Thursday before Friday")]
    [TestCase("2026-11-29", "2026-11-30", true, TestName = "Sunday before Monday")]
    [TestCase("2026-11-30", "2026-12-07", true, TestName = "Mondays only")]
    [TestCase("2026-11-25", "2027-11-26", true, TestName = "The same week of another year")]
    [TestCase("2026-12-31", "2027-01-01", false, TestName = "A week across the year's end")]
    public void The_last_day_is_the_one_whose_next_is_in_another_week(string day, string next, bool expected) => Assert.That(
        WeeklyDigest.IsLastDay(DateOnly.Parse(day, CultureInfo.InvariantCulture), DateOnly.Parse(next, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [TestCase("2026-11-23", "2026-W48")]
    [TestCase("2027-01-03", "2026-W53")]
    [TestCase("2027-01-04", "2027-W01")]
    [TestCase("2024-12-30", "2025-W01")]
    public void Weeks_are_named_by_ISO_8601(string day, string week) =>
        Assert.That(WeeklyDigest.WeekOf(DateOnly.Parse(day, CultureInfo.InvariantCulture)), Is.EqualTo(week));
}
