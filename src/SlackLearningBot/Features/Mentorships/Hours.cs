using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Rhythm;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>When people of a mentorship can meet.</summary>
internal static class Hours
{
    private const int TimesProposed = 3;

    /// <summary>Sooner than that nobody can prepare.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromHours(20);

    /// <summary>As long as that is looked for an hour at which an agenda disturbs nobody.</summary>
    private const int DaysBefore = 5;

    /// <summary>Their own zone when we know it.</summary>
    public static string ZoneOf(Member member, string fallback) => member.Zone is { } zone && Zones.IsKnown(zone) ? zone : fallback;

    /// <summary>Times inside the working hours of all: after a meeting by the rhythm, at the same hour of the first one's clock when that fits, else the next ones.</summary>
    /// <param name="pairing">Who meets.</param>
    /// <param name="now">The instant.</param>
    /// <param name="fallback">The zone of those whose own is not known.</param>
    public static IReadOnlyList<DateTimeOffset> Propose(Pairing pairing, DateTimeOffset now, string fallback)
    {
        var sides = SidesOf(pairing, now, fallback);
        var length = TimeSpan.FromMinutes(pairing.Facts.Minutes);
        var soonest = now + Soonest;
        if (pairing is not { Facts.IsFlash: false, Newest: { State: MeetUpStates.Met } last })
        {
            return [.. MeetingTimes.Propose(sides, soonest, length, TimesProposed).Select(one => one.Start)];
        }

        var zone = sides[0].Zone;
        var day = LocalDay.Of(last.StartsAt, zone).AddDays(pairing.Facts.EveryDays);
        var same = Moments.At(day, WallClock.Of(last.StartsAt, zone), zone);
        var start = Moments.At(day, TimeOnly.MinValue, zone);
        var others = MeetingTimes.Propose(sides, start > soonest ? start : soonest, length, TimesProposed).Select(one => one.Start);
        return same > soonest && MeetingTimes.Propose(sides, same, length, 1) is [var first] && first.Start == same
            ? [same, .. others.Where(one => LocalDay.Of(one, zone) != day).Take(TimesProposed - 1)]
            : [.. others];
    }

    /// <summary>When the agenda of a meeting comes: a day before, or, where that lies outside somebody's hours, at the last moment before that lies in everybody's.</summary>
    public static DateTimeOffset AgendaAt(Pairing pairing, DateTimeOffset startsAt, DateTimeOffset now, string fallback)
    {
        var dayBefore = startsAt.AddDays(-1);
        var sides = SidesOf(pairing, now, fallback);
        var shared = sides.Select(side => WorkingTime.Of(side.Hours, side.Zone, LocalDay.Of(dayBefore, side.Zone).AddDays(-DaysBefore), DaysBefore + 2, side.Away))
            .Aggregate((mine, theirs) => [.. WorkingTime.Shared(mine, theirs)]);
        var last = shared.LastOrDefault(one => one.Start <= dayBefore);
        return last == default ? dayBefore : last.End > dayBefore ? dayBefore : last.End.AddMinutes(-30) > last.Start ? last.End.AddMinutes(-30) : last.Start;
    }

    /// <summary>A moment of the day, by the first one's calendar, that lies in everybody's hours; when there is none, the first one's beginning.</summary>
    public static DateTimeOffset MomentOn(Pairing pairing, DateOnly day, DateTimeOffset now, string fallback)
    {
        var sides = SidesOf(pairing, now, fallback);
        var zone = sides[0].Zone;
        var begin = Moments.At(day, TimeOnly.MinValue, zone);
        return MeetingTimes.Propose(sides, begin, TimeSpan.FromMinutes(30), 1) is [var shared] && LocalDay.Of(shared.Start, zone) == day
            ? shared.Start
            : Moments.At(day, OfficeHours.Opening, zone);
    }

    private static IReadOnlyList<MeetingSide> SidesOf(Pairing pairing, DateTimeOffset now, string fallback) =>
        [.. pairing.Members.Select(one => new MeetingSide(one.Working, ZoneOf(one, fallback), AwayOf(one, now, ZoneOf(one, fallback))))];

    /// <summary>Their holidays, and the days until which they want to be left alone.</summary>
    private static HashSet<DateOnly> AwayOf(Member member, DateTimeOffset now, string zone)
    {
        var away = new HashSet<DateOnly>(member.Holidays ?? []);
        var today = LocalDay.Of(now, zone);
        var ahead = member.SilentUntil is { } until && until < now.AddDays(MeetingTimes.DaysAhead * 4) ? LocalDay.Of(until, zone).DayNumber - today.DayNumber : 0;
        for (var day = 0; day < ahead; day++)
        {
            away.Add(today.AddDays(day));
        }

        return away;
    }
}
