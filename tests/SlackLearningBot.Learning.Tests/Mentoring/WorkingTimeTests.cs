using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using static SlackLearningBot.Learning.Tests.Cadence.Instants;

namespace SlackLearningBot.Learning.Tests.Mentoring;

internal sealed class WorkingTimeTests
{
    [TestCase("Europe/Stockholm", "2026-11-23", "09:00", "17:00", "2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z")]
    [TestCase("Europe/Stockholm", "2026-11-23", "22:00", "06:00", "2026-11-23T21:00:00Z", "2026-11-24T05:00:00Z", Description = "a night shift")]
    [TestCase("Europe/Stockholm", "2026-11-23", "09:00", "09:00", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z", Description = "a whole day")]
    [TestCase("Europe/Stockholm", "2026-03-28", "22:00", "06:00", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", Description = "the night that is an hour shorter")]
    [TestCase("Europe/Stockholm", "2026-10-24", "22:00", "06:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", Description = "the night that is an hour longer")]
    public void A_shift_is_as_long_as_the_clock_makes_it(string zone, string day, string from, string until, string start, string end)
    {
        var shifts = WorkingTime.Of(new WorkingHours(LearningDays.EveryDay, Hour(from), Hour(until)), zone, Day(day), 1);

        Assert.That(shifts, Is.EqualTo(new[] { new Stretch(At(start), At(end)) }));
    }

    [Test]
    public void Days_off_leave_and_days_that_the_zone_left_out_have_none()
    {
        var hours = new WorkingHours(LearningDays.Weekdays, Hour("09:00"), Hour("17:00"));

        Assert.That(WorkingTime.Of(hours, "Europe/Stockholm", Day("2026-11-27"), 4, new HashSet<DateOnly> { Day("2026-11-30") }), Has.Count.EqualTo(1));
        Assert.That(WorkingTime.Of(hours, "Pacific/Apia", Day("2011-12-30"), 1), Is.Empty, "Samoa had no 30 December 2011");
        Assert.That(WorkingTime.Of(new WorkingHours(LearningDays.EveryDay, Hour("02:00"), Hour("03:00")), "Europe/Stockholm", Day("2026-03-29"), 1), Is.Empty, "the hour that was left out");
    }

    [Test]
    public void Shifts_that_touch_are_one() => Assert.That(
        WorkingTime.Of(new WorkingHours(LearningDays.EveryDay, Hour("00:00"), Hour("00:00")), "Europe/Stockholm", Day("2026-11-23"), 3),
        Is.EqualTo(new[] { new Stretch(At("2026-11-22T23:00:00Z"), At("2026-11-25T23:00:00Z")) }));

    [Test]
    public void What_two_share()
    {
        Stretch[] one = [Between(0, 4), Between(6, 8), Between(10, 12)];
        Stretch[] other = [Between(2, 7), Between(8, 9), Between(11, 15)];

        Assert.That(WorkingTime.Shared(one, other), Is.EqualTo(new[] { Between(2, 4), Between(6, 7), Between(11, 12) }));
        Assert.That(WorkingTime.Shared(other, one), Is.EqualTo(WorkingTime.Shared(one, other)));
    }

    private static Stretch Between(int from, int until) => new(At("2026-11-23T00:00:00Z").AddHours(from), At("2026-11-23T00:00:00Z").AddHours(until));
}
