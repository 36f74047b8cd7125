namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>When a question comes again.</summary>
public static class NextAsking
{
    /// <summary>No question comes again sooner, in days.</summary>
    public const int ShortestWait = 2;

    /// <summary>The same where an item gets few questions: none of them is spent on what was asked this week.</summary>
    public const int ShortestWaitOfFew = 7;

    /// <summary>So many questions an item are few.</summary>
    public const double Few = 3;

    /// <summary>
    /// The day on which the chance of a right answer will have fallen to what the learner wishes, or one near it on which there is less to do; never the day of the last answer.
    /// </summary>
    /// <param name="model">How the learner forgets.</param>
    /// <param name="trace">The memory after the last answer.</param>
    /// <param name="before">The learner's day of the answer before that one that counted; null where it was the first.</param>
    /// <param name="wish">What the learner wishes.</param>
    /// <param name="load">How many questions are due on a day; a day on which none may come can be given as <see cref="int.MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The desired retention is not a chance above 0.</exception>
    public static DateOnly DueOn(Fsrs6 model, MemoryTrace trace, DateOnly? before, AskingWish wish, Func<DateOnly, int> load)
    {
        var floor = wish.QuestionsAnItem <= Few ? ShortestWaitOfFew : ShortestWait;
        var retention = Forecast.Retention(wish.Retention, wish.Learner, wish.QuestionsAnItem);
        var interval = Math.Max(floor, model.WholeDays(trace.State.Stability, retention));
        var elapsed = before is { } earlier ? LearnersDay.DaysBetween(earlier, trace.LastOn) : 0;

        // Days before the floor are as full as can be; where all are, the interval itself is taken, which is not before it.
        return trace.LastOn.AddDays(FuzzRange.LightestDay(
            interval, elapsed, Fsrs6.MostDays, days => days < floor ? int.MaxValue : load(trace.LastOn.AddDays(days))));
    }
}
