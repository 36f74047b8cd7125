using NodaTime;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using static SlackLearningBot.Learning.Cadence.LearningDays;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class NextLessonTests
{
    private static readonly string[] SomeZones =
        ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"];

    // 2027-01-11 is a Monday.
    [TestCase("2027-01-11T07:29:59Z", Weekdays, null, "2027-01-11T07:30:00Z", Description = "a second before")]
    [TestCase("2027-01-11T07:30:00Z", Weekdays, null, "2027-01-12T07:30:00Z", Description = "strictly after")]
    [TestCase("2027-01-15T12:00:00Z", Weekdays, null, "2027-01-18T07:30:00Z", Description = "over the weekend")]
    [TestCase("2027-01-11T12:00:00Z", Monday, null, "2027-01-18T07:30:00Z", Description = "a week ahead")]
    [TestCase("2027-01-11T00:00:00Z", Weekdays, "2027-01-13", "2027-01-13T07:30:00Z", Description = "paused until Wednesday: Wednesday again")]
    [TestCase("2027-01-11T00:00:00Z", Monday | Tuesday, "2027-01-13", "2027-01-18T07:30:00Z", Description = "paused until a day without lessons")]
    [TestCase("2027-01-11T00:00:00Z", Weekdays, "2026-12-24", "2027-01-11T07:30:00Z", Description = "a pause that is over")]
    [TestCase("2027-03-27T12:00:00Z", EveryDay, null, "2027-03-28T06:30:00Z", Description = "into summer time")]
    [TestCase("2027-10-30T12:00:00Z", EveryDay, null, "2027-10-31T07:30:00Z", Description = "out of summer time")]
    public void The_next_lesson_in_Stockholm_at_half_past_eight(string after, LearningDays days, string? pausedUntil, string expected)
    {
        var rhythm = new Rhythm("Europe/Stockholm", new TimeOnly(8, 30), days);

        var next = NextLesson.After(rhythm, Instants.At(after), pausedUntil is null ? null : Instants.Day(pausedUntil));

        Assert.That(next, Is.EqualTo(Instants.At(expected)));
    }

    [TestCase(Friday, "2012-01-05T18:30:00Z", Description = "Friday 30 December 2011 did not exist in Apia; 6 January did")]
    [TestCase(EveryDay, "2011-12-30T18:30:00Z", Description = "after Thursday 29 comes Saturday 31, once")]
    public void A_day_the_zone_leaves_out_is_passed_over(LearningDays days, string expected)
    {
        var rhythm = new Rhythm("Pacific/Apia", new TimeOnly(8, 30), days);

        var next = NextLesson.After(rhythm, Instants.At("2011-12-29T19:00:00Z"), null);

        Assert.That(next, Is.EqualTo(Instants.At(expected)));
    }

    [Test]
    public void A_rhythm_without_a_day_is_refused()
    {
        var rhythm = new Rhythm("UTC", new TimeOnly(8, 30), None);

        Assert.That(() => NextLesson.After(rhythm, default, null), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool It_is_after_and_on_an_allowed_day_at_the_learners_hour_unless_a_gap_moved_it(Guid seed)
    {
        var (rhythm, after) = Make(new Random(seed.GetHashCode()));

        var next = NextLesson.After(rhythm, after, null);

        var zone = DateTimeZoneProviders.Tzdb[rhythm.Zone];
        var shown = Instant.FromDateTimeOffset(next).InZone(zone);
        var wanted = shown.Date + LocalTime.FromTimeOnly(rhythm.Hour);
        var atHour = shown.LocalDateTime == wanted || zone.MapLocal(wanted).Count == 0;
        return next > after && (rhythm.Days & DaysText.Of(shown.Date.ToDateOnly().DayOfWeek)) != None && atHour;
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool It_never_goes_backwards_and_never_skips_a_moment(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var (rhythm, after) = Make(random);
        var next = NextLesson.After(rhythm, after, null);
        var between = after + TimeSpan.FromSeconds(random.NextInt64((long)Math.Max(1, (next - after).TotalSeconds)));

        var nextFromBetween = NextLesson.After(rhythm, between, null);
        var nextFromNext = NextLesson.After(rhythm, next, null);

        return nextFromBetween == next && nextFromNext > next && nextFromNext - next <= TimeSpan.FromDays(15);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Nothing_comes_before_the_first_day_back(Guid seed, byte pause)
    {
        var (rhythm, after) = Make(new Random(seed.GetHashCode()));
        var back = LocalDay.Of(after, rhythm.Zone).AddDays(pause);

        return LocalDay.Of(NextLesson.After(rhythm, after, back), rhythm.Zone) >= back;
    }

    [TestCase("2027-01-11T00:00:00Z", Weekdays, null, new[] { "2027-01-11" }, "2027-01-12T07:30:00Z", Description = "a holiday is passed over")]
    [TestCase("2027-01-11T00:00:00Z", Monday, null, new[] { "2027-01-11", "2027-01-18", "2027-01-25" }, "2027-02-01T07:30:00Z", Description = "beyond two weeks")]
    [TestCase("2027-01-11T00:00:00Z", Weekdays, "2027-01-13", new[] { "2027-01-13" }, "2027-01-14T07:30:00Z", Description = "after a pause")]
    [TestCase("2027-01-10T23:30:00Z", Weekdays, null, new[] { "2027-01-10" }, "2027-01-11T07:30:00Z", Description = "the learner's own day, not Greenwich's")]
    public void A_holiday_has_no_lesson(string after, LearningDays days, string? pausedUntil, string[] holidays, string expected)
    {
        var rhythm = new Rhythm("Europe/Stockholm", new TimeOnly(8, 30), days);

        var next = NextLesson.After(rhythm, Instants.At(after), pausedUntil is null ? null : Instants.Day(pausedUntil), Of(holidays));

        Assert.That(next, Is.EqualTo(Instants.At(expected)));
    }

    [Test]
    public void Somebody_with_nothing_but_holidays_is_planned_all_the_same_since_the_day_itself_is_asked_again()
    {
        var all = new Holidays(Enumerable.Range(0, 800).Select(day => new Holiday(new DateOnly(2027, 1, 1).AddDays(day), "off")));

        var next = NextLesson.After(new Rhythm("UTC", new TimeOnly(8, 30), Weekdays), Instants.At("2027-01-11T00:00:00Z"), null, all);

        Assert.That(next, Is.EqualTo(Instants.At("2027-01-11T08:30:00Z")));
    }

    [Test]
    public void What_is_skipped_are_the_learners_own_days_only()
    {
        var rhythm = new Rhythm("Europe/Stockholm", new TimeOnly(8, 30), Weekdays);
        var holidays = Of("2027-01-09", "2027-01-11", "2027-01-12", "2027-01-13", "2027-01-20");

        var skipped = NextLesson.Skipped(rhythm, Instants.At("2027-01-11T08:00:00Z"), Instants.At("2027-01-14T07:30:00Z"), null, holidays);

        Assert.That(skipped.Select(holiday => holiday.Day.Day), Is.EqualTo(new[] { 12, 13 }), "Monday's hour is over, Saturday has no lesson, the 20th is later");
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool It_is_on_no_holiday_and_everything_before_it_is_one(Guid seed, byte[] off)
    {
        var (rhythm, after) = Make(new Random(seed.GetHashCode()));
        var today = LocalDay.Of(after, rhythm.Zone);
        var holidays = new Holidays(off.Select(day => new Holiday(today.AddDays(day), $"day {day}")));

        var next = NextLesson.After(rhythm, after, null, holidays);

        var skipped = NextLesson.Skipped(rhythm, after, next, null, holidays).Select(holiday => holiday.Day).ToHashSet();
        var free = NextLesson.After(rhythm, after, null);
        while (free < next && skipped.Remove(LocalDay.Of(free, rhythm.Zone)))
        {
            free = NextLesson.After(rhythm, free, null);
        }

        return free == next && skipped.Count == 0 && !holidays.Contains(LocalDay.Of(next, rhythm.Zone));
    }

    private static Holidays Of(params string[] days) => new(days.Select(day => new Holiday(Instants.Day(day), day)));

    // From 2005 to 2037 (whole numbers that FsCheck makes are small; a Guid is any), with hours of the night too, where clocks change.
    private static (Rhythm Rhythm, DateTimeOffset After) Make(Random random)
    {
        var rhythm = new Rhythm(
            SomeZones[random.Next(SomeZones.Length)], new TimeOnly(random.Next(24), random.Next(60)), (LearningDays)random.Next(1, 128));
        return (rhythm, Instants.At("2005-01-01T00:00:00Z").AddDays(random.Next(12_000)).AddSeconds(random.Next(86_400)));
    }
}
