using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Courses;

/// <summary>When somebody who was at a conference, course or workshop is asked what they took away: once, a few days later.</summary>
public static class BringBack
{
    /// <summary>So many of their working days after they said that they were there.</summary>
    public const int WorkingDays = 3;

    /// <summary>However long they are away.</summary>
    public const int MostDays = 30;

    /// <summary>Of what was longer ago they are not asked.</summary>
    public const int FreshDays = 60;

    /// <summary>At their hour on that day (UTC); null when it was too long ago.</summary>
    /// <param name="doneOn">The day on which they were done.</param>
    /// <param name="saidAt">When they said so.</param>
    /// <param name="rhythm">Their zone, hour and days.</param>
    /// <param name="isAway">Their leave and holidays.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateTimeOffset? AskAt(DateOnly doneOn, DateTimeOffset saidAt, Rhythm rhythm, Func<DateOnly, bool> isAway)
    {
        ArgumentNullException.ThrowIfNull(rhythm);
        var said = LocalDay.Of(saidAt, rhythm.Zone);
        return doneOn < said.AddDays(-FreshDays)
            ? null
            : Moments.At(DaysOfWork.After(said, WorkingDays, rhythm.Days, isAway, MostDays), rhythm.Hour, rhythm.Zone);
    }
}
