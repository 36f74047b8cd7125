using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using static SlackLearningBot.Learning.Tests.Cadence.Instants;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class MeetingTimesTests
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly MeetingSide Stockholm = new(WorkingHours.Usual, "Europe/Stockholm");
    private static readonly MeetingSide NewYork = new(WorkingHours.Usual, "America/New_York");

    [Test]
    public void The_next_times_inside_both_peoples_hours_one_a_day() => Assert.That(
        Starts([Stockholm, NewYork], "2026-11-26T09:10:00Z", 3), Is.EqualTo(new[] { "2026-11-26T14:00Z", "2026-11-27T14:00Z", "2026-11-30T14:00Z" }));

    [Test]
    public void In_the_weeks_when_only_one_clock_has_changed_too() => Assert.That(
        Starts([Stockholm, NewYork], "2026-03-06T12:00:00Z", 2), Is.EqualTo(new[] { "2026-03-06T14:00Z", "2026-03-09T13:00Z" }));

    [Test]
    public void A_full_or_half_hour_that_is_not_over_and_that_ends_in_time()
    {
        Assert.That(Starts([Stockholm], "2026-11-23T09:00:01Z", 1), Is.EqualTo(new[] { "2026-11-23T09:30Z" }));
        Assert.That(Starts([Stockholm], "2026-11-23T15:30:00Z", 1), Is.EqualTo(new[] { "2026-11-23T15:30Z" }));
        Assert.That(Starts([Stockholm], "2026-11-23T15:31:00Z", 1), Is.EqualTo(new[] { "2026-11-24T08:00Z" }));
        Assert.That(Starts([new MeetingSide(WorkingHours.Usual, "Asia/Kathmandu")], "2026-11-23T05:00:00Z", 1), Is.EqualTo(new[] { "2026-11-23T05:15Z" }), "11:00 there");
    }

    [Test]
    public void Not_on_days_when_one_of_them_is_away() => Assert.That(
        Starts([Stockholm, NewYork with { Away = new HashSet<DateOnly> { Day("2026-11-26") } }], "2026-11-26T09:00:00Z", 1), Is.EqualTo(new[] { "2026-11-27T14:00Z" }));

    [Test]
    public void None_where_they_share_none() => Assert.That(Starts([Stockholm, new MeetingSide(WorkingHours.Usual, "Australia/Sydney")], "2026-11-23T09:00:00Z", 3), Is.Empty);

    [Test]
    public void An_hour_that_does_not_exist_is_never_proposed()
    {
        var nights = new MeetingSide(new WorkingHours(LearningDays.EveryDay, Hour("02:00"), Hour("03:00")), "Europe/Stockholm");

        Assert.That(Starts([nights], "2026-03-28T12:00:00Z", 1), Is.EqualTo(new[] { "2026-03-30T00:00Z" }));
    }

    [Test]
    public void Nobody_or_no_time_is_a_mistake()
    {
        Assert.That(() => MeetingTimes.Propose([], At("2026-11-23T09:00:00Z"), HalfHour, 1), Throws.ArgumentException);
        Assert.That(() => MeetingTimes.Propose([Stockholm], At("2026-11-23T09:00:00Z"), TimeSpan.Zero, 1), Throws.ArgumentException);
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Every_time_lies_in_everybodys_hours_by_their_own_clocks_and_none_is_left_out_before_the_first(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        string[] zones = ["Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo"];
        MeetingSide[] sides = [.. Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => Side(zones[chance.Next(zones.Length)], chance))];
        var from = At("2018-01-01T00:00:00Z").AddMinutes(chance.Next(5_000_000));
        var duration = TimeSpan.FromMinutes(15 * chance.Next(1, 8));

        var times = MeetingTimes.Propose(sides, from, duration, 3);

        Assert.That(times.Select(time => LocalDay.Of(time.Start, sides[0].Zone)), Is.Unique.And.Ordered);
        Assert.That(times.All(time => time.Start >= from && time.End - time.Start == duration && sides.All(side => Works(side, time))), Is.True);
        var first = times.Count > 0 ? times[0].Start : from.AddDays(MeetingTimes.DaysAhead);
        for (var at = from; at < first; at = at.AddMinutes(1))
        {
            var clock = WallClock.Of(at, sides[0].Zone);
            Assert.That(clock.Ticks % HalfHour.Ticks == 0 && sides.All(side => Works(side, new Stretch(at, at + duration))), Is.False, $"{at} comes before {first}");
            at = clock.Ticks % HalfHour.Ticks == 0 ? at.AddMinutes(29) : at; // all clocks here change by halves of hours, so nothing in between counts
        }
    }

    /// <summary>Minute by minute: the clock shows working hours, of a shift that began today or yesterday.</summary>
    private static bool Works(MeetingSide side, Stretch time)
    {
        for (var at = time.Start; at < time.End; at = at.AddMinutes(5))
        {
            var (day, clock) = (LocalDay.Of(at, side.Zone), WallClock.Of(at, side.Zone));
            var overnight = side.Hours.Until <= side.Hours.From;
            var today = Begins(side, day) && clock >= side.Hours.From && (overnight || clock < side.Hours.Until);
            if (!today && !(overnight && Begins(side, day.AddDays(-1)) && clock < side.Hours.Until))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Begins(MeetingSide side, DateOnly day) => (side.Hours.Days & DaysText.Of(day.DayOfWeek)) != LearningDays.None && !side.Away.Contains(day);

    private static MeetingSide Side(string zone, Random chance) => new(
        new WorkingHours((LearningDays)chance.Next(1, 128), new TimeOnly(chance.Next(24), 30 * chance.Next(2)), new TimeOnly(chance.Next(24), 30 * chance.Next(2))), zone);

    private static IEnumerable<string> Starts(IReadOnlyList<MeetingSide> sides, string from, int count) =>
        MeetingTimes.Propose(sides, At(from), HalfHour, count).Select(time => time.Start.ToString("yyyy-MM-dd'T'HH:mm'Z'"));
}
