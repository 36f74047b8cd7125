using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Rhythm;

/// <summary>When somebody can meet.</summary>
/// <param name="Hours">Their working hours.</param>
/// <param name="Zone">Their zone (IANA).</param>
/// <param name="Away">Their leave and holidays, by their own calendar.</param>
public sealed record MeetingSide(WorkingHours Hours, string Zone, IReadOnlySet<DateOnly> Away)
{
    public MeetingSide(WorkingHours hours, string zone)
        : this(hours, zone, new HashSet<DateOnly>())
    {
    }
}

/// <summary>Times for a meeting inside everybody's working hours, as their clocks will show them on that day.</summary>
public static class MeetingTimes
{
    /// <summary>So far ahead is looked.</summary>
    public const int DaysAhead = 28;

    private static readonly TimeSpan Grid = TimeSpan.FromMinutes(30);

    /// <summary>
    /// The next times that lie wholly in the working hours of all, one a day, beginning at a full or half hour of the first one's wall clock. These are instants, so an hour that the
    /// clock leaves out is never among them. Fewer, or none, when they share no more in <see cref="DaysAhead"/> days.
    /// </summary>
    /// <param name="everybody">At least one; the day of "one a day" is the first one's.</param>
    /// <param name="from">Not before this instant.</param>
    /// <param name="duration">How long, above 0.</param>
    /// <param name="count">How many at most.</param>
    /// <exception cref="ArgumentException">A zone is unknown, nobody comes, or the duration is not above 0.</exception>
    public static IReadOnlyList<Stretch> Propose(IReadOnlyList<MeetingSide> everybody, DateTimeOffset from, TimeSpan duration, int count)
    {
        if (everybody.Count == 0 || duration <= TimeSpan.Zero)
        {
            throw new ArgumentException($"Found {everybody.Count} people and a duration of {duration}, expected at least one and more than no time.", nameof(everybody));
        }

        var until = from.AddDays(DaysAhead);
        var shared = everybody.Select(one => WorkingTime.Of(one.Hours, one.Zone, LocalDay.Of(from, one.Zone).AddDays(-1), DaysAhead + 2, one.Away))
            .Aggregate((mine, theirs) => [.. WorkingTime.Shared(mine, theirs)]);
        var times = new List<Stretch>();
        DateOnly? last = null;
        foreach (var stretch in shared)
        {
            var start = OnGrid(stretch.Start > from ? stretch.Start : from, everybody[0].Zone);
            for (; start + duration <= stretch.End && start < until && times.Count < count; start = OnGrid(start.AddMinutes(1), everybody[0].Zone))
            {
                var day = LocalDay.Of(start, everybody[0].Zone);
                if (day != last)
                {
                    times.Add(new Stretch(start, start + duration));
                    last = day;
                }
            }
        }

        return times;
    }

    /// <summary>The first instant, not before this one, at which the wall clock shows a full or half hour.</summary>
    private static DateTimeOffset OnGrid(DateTimeOffset at, string zone)
    {
        var past = WallClock.Of(at, zone).Ticks % Grid.Ticks;
        return at.ToUniversalTime().AddTicks(past == 0 ? 0 : Grid.Ticks - past);
    }
}
