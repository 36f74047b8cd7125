using System.Runtime.InteropServices;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>A stretch of time, from <paramref name="Start"/> (included) to <paramref name="End"/> (not included), in UTC.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Stretch(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Somebody's working hours as instants: by their own clock, whatever it does on that day.</summary>
public static class WorkingTime
{
    /// <summary>
    /// The shifts that begin on <paramref name="first"/> or one of the <paramref name="days"/> - 1 days after it, in order and joined where they touch. A shift that the
    /// clock leaves out altogether, a day that the zone does not have, and the days in <paramref name="away"/> have none.
    /// </summary>
    /// <param name="hours">Their days and hours.</param>
    /// <param name="zone">Theirs (IANA).</param>
    /// <param name="first">The first day, by their own calendar.</param>
    /// <param name="days">How many days, from 0.</param>
    /// <param name="away">Leave and holidays; null for none.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static IReadOnlyList<Stretch> Of(WorkingHours hours, string zone, DateOnly first, int days, IReadOnlySet<DateOnly>? away = null)
    {
        var shifts = new List<Stretch>();
        for (var ahead = 0; ahead < days; ahead++)
        {
            var day = first.AddDays(ahead);
            if ((hours.Days & DaysText.Of(day.DayOfWeek)) == LearningDays.None || away?.Contains(day) is true)
            {
                continue;
            }

            var start = Moments.At(day, hours.From, zone);
            var end = Moments.At(hours.Until > hours.From ? day : day.AddDays(1), hours.Until, zone);
            if (LocalDay.Of(start, zone) == day && start < end)
            {
                Add(shifts, new Stretch(start, end));
            }
        }

        return shifts;
    }

    /// <summary>The time that two people share, in order.</summary>
    public static IEnumerable<Stretch> Shared(IReadOnlyList<Stretch> one, IReadOnlyList<Stretch> other)
    {
        for (var (a, b) = (0, 0); a < one.Count && b < other.Count;)
        {
            var start = one[a].Start > other[b].Start ? one[a].Start : other[b].Start;
            var end = one[a].End < other[b].End ? one[a].End : other[b].End;
            if (start < end)
            {
                yield return new Stretch(start, end);
            }

            _ = one[a].End < other[b].End ? a++ : b++;
        }
    }

    private static void Add(List<Stretch> shifts, Stretch next)
    {
        if (shifts.Count > 0 && shifts[^1].End >= next.Start)
        {
            shifts[^1] = shifts[^1] with { End = next.End > shifts[^1].End ? next.End : shifts[^1].End };
            return;
        }

        shifts.Add(next);
    }
}
