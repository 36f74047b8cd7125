using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Mentoring.Rhythm;

/// <summary>What happens to a mentee's wish while a mentor does not answer.</summary>
public abstract record AnswerWait
{
    /// <summary>A mentor has so many of their working days.</summary>
    public const int WorkingDays = 3;

    /// <summary>Nobody is waited for longer, however long they are away.</summary>
    public const int MostDays = 30;

    private AnswerWait()
    {
    }

    /// <summary>The mentor who was asked has until then.</summary>
    public sealed record Waiting(DateTimeOffset Until) : AnswerWait;

    /// <summary>This one is asked next.</summary>
    public sealed record AskNext(string Mentor) : AnswerWait;

    /// <summary>The mentee's choices are used up.</summary>
    public sealed record NobodyLeft : AnswerWait;

    /// <summary>The end, by the mentor's clock, of their third working day after the day on which they were asked; at the latest that of the thirtieth day.</summary>
    /// <param name="askedAt">When they were asked.</param>
    /// <param name="zone">The mentor's (IANA).</param>
    /// <param name="days">On which days they work.</param>
    /// <param name="away">Their leave and holidays.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static DateTimeOffset DeadlineOf(DateTimeOffset askedAt, string zone, LearningDays days, IReadOnlySet<DateOnly> away)
    {
        return Moments.At(DaysOfWork.After(LocalDay.Of(askedAt, zone), WorkingDays, days, away.Contains, MostDays).AddDays(1), TimeOnly.MinValue, zone);
    }

    /// <summary>What to do about a wish that has no answer yet.</summary>
    /// <param name="deadline">Of the one who was asked; null when they declined, or nobody was asked yet.</param>
    /// <param name="now">The instant.</param>
    /// <param name="choices">The mentors who were not asked yet, the dearest first.</param>
    /// <param name="canBeAsked">Whether a mentor may still be offered, with a place left.</param>
    public static AnswerWait Decide(DateTimeOffset? deadline, DateTimeOffset now, IReadOnlyList<string> choices, Func<string, bool> canBeAsked) =>
        deadline is { } until && now < until ? new Waiting(until)
        : choices.FirstOrDefault(canBeAsked) is { } next ? new AskNext(next)
        : new NobodyLeft();
}
