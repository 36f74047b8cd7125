namespace SlackLearningBot.Learning.Cadence;

/// <summary>Days on which somebody works.</summary>
public static class DaysOfWork
{
    /// <summary>The day on which so many of their days are over that came after <paramref name="day"/>; never more than <paramref name="mostAhead"/> days later, however long they are away.</summary>
    /// <param name="day">Does not count itself.</param>
    /// <param name="count">How many; 1 is the next one.</param>
    /// <param name="days">On which days of the week they work.</param>
    /// <param name="isAway">Their leave and holidays.</param>
    /// <param name="mostAhead">In days of the calendar.</param>
    public static DateOnly After(DateOnly day, int count, LearningDays days, Func<DateOnly, bool> isAway, int mostAhead)
    {
        ArgumentNullException.ThrowIfNull(isAway);
        var (ahead, worked) = (0, 0);
        while (worked < count && ahead < mostAhead)
        {
            ahead++;
            var next = day.AddDays(ahead);
            worked += (days & DaysText.Of(next.DayOfWeek)) != LearningDays.None && !isAway(next) ? 1 : 0;
        }

        return day.AddDays(ahead);
    }
}
