using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Memory;

/// <summary>The day an answer belongs to: the learner's own, which ends at four in the morning, when even late people sleep.</summary>
public static class LearnersDay
{
    private static readonly TimeOnly CutOff = new(4, 0);

    /// <summary>The learner's day in <paramref name="zone"/> (IANA) at the instant <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static DateOnly Of(DateTimeOffset at, string zone)
    {
        var day = LocalDay.Of(at, zone);
        return WallClock.Of(at, zone) < CutOff ? day.AddDays(-1) : day;
    }

    /// <summary>Whole days from one learner's day to another; 0 where a journey west took the calendar back.</summary>
    public static int DaysBetween(DateOnly last, DateOnly day) => Math.Max(0, day.DayNumber - last.DayNumber);
}
