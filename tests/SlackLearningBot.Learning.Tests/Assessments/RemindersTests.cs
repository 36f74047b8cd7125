using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class RemindersTests
{
    private const string Stockholm = "Europe/Stockholm";

    // 23 November 2026 is a Monday; Stockholm is an hour ahead of UTC, so nine in the morning is 08:00Z.
    [TestCase("2026-11-23T08:00Z", "2026-12-04T16:00Z", "2026-12-01T08:00Z 2026-12-03T08:00Z", TestName = "Three_days_before_and_the_day_before")]
    [TestCase("2026-11-23T08:00Z", "2026-11-30T16:00Z", "2026-11-27T08:00Z", TestName = "A_Sunday_and_a_Friday_before_a_Monday_are_the_same_Friday")]
    [TestCase("2026-11-23T08:00Z", "2026-11-26T16:00Z", "2026-11-25T08:00Z", TestName = "The_day_before_alone_when_three_days_before_is_the_announcement")]
    [TestCase("2026-11-23T08:00Z", "2026-11-24T16:00Z", "2026-11-24T08:00Z", TestName = "The_morning_itself_when_there_is_no_day_between")]
    [TestCase("2026-11-23T08:00Z", "2026-11-24T07:00Z", "", TestName = "Never_when_the_deadline_comes_before_that_morning")]
    [TestCase("2026-11-23T15:00Z", "2026-11-24T16:00Z", "", TestName = "Never_within_twenty_hours_of_the_announcement")]
    [TestCase("2026-11-23T08:00Z", "2026-11-23T16:00Z", "", TestName = "Never_on_the_day_of_the_announcement")]
    public void By_the_days_that_remain(string announced, string deadline, string expected) =>
        Assert.That(
            string.Join(' ', Reminders.Plan(At(announced), At(deadline), Stockholm, LearningDays.Weekdays).Select(at => at.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture))),
            Is.EqualTo(expected));

    [Test]
    public void Without_days_there_is_nothing_to_plan() =>
        Assert.That(() => Reminders.Plan(At("2026-11-23T08:00Z"), At("2026-12-04T16:00Z"), Stockholm, LearningDays.None), Throws.ArgumentException);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Two_at_most_apart_on_their_days_at_nine_between_announcement_and_deadline(int seed)
    {
        var chance = new Random(seed);
        string[] zones = [Stockholm, "America/New_York", "Asia/Tokyo", "Pacific/Auckland"];
        var (zone, days) = (zones[chance.Next(zones.Length)], (LearningDays)chance.Next(1, 128));
        var announced = At("2026-10-01T00:00Z").AddMinutes(chance.Next(60 * 24 * 30));
        var deadline = announced.AddMinutes(chance.Next(60 * 24 * 20));

        var planned = Reminders.Plan(announced, deadline, zone, days);

        Assert.That(planned, Has.Count.LessThanOrEqualTo(Reminders.Most).And.Ordered);
        foreach (var (at, before) in planned.Zip(planned.Prepend(announced)))
        {
            Assert.That(at - before, Is.GreaterThanOrEqualTo(TimeSpan.FromHours(20)));
            Assert.That(at, Is.LessThan(deadline));
            Assert.That(WallClock.Of(at, zone), Is.EqualTo(OfficeHours.Opening));
            Assert.That(days & DaysText.Of(LocalDay.Of(at, zone).DayOfWeek), Is.Not.EqualTo(LearningDays.None));
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
