namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>Why a question comes today, for "Why this?".</summary>
public abstract record AskReason
{
    private AskReason()
    {
    }

    /// <summary>It is about to be forgotten.</summary>
    public sealed record Due(DateOnly On) : AskReason;

    /// <summary>It should have come at least a week ago, and is among the first of those for which there is no room on one day; <paramref name="Later"/> others wait.</summary>
    public sealed record AfterAbsence(DateOnly DueOn, int Later) : AskReason;

    /// <summary>An assessment or session needs it, and it was not asked in the weeks before.</summary>
    public sealed record BeforeDeadline(DateOnly Deadline) : AskReason;
}

/// <summary>A question that comes today.</summary>
/// <param name="Question">The question.</param>
/// <param name="Reason">Why it comes.</param>
/// <param name="Chance">The chance of a right answer today.</param>
/// <param name="NextDay">The next day on which there are questions.</param>
/// <param name="ChanceThen">The chance on that day, if it does not come today.</param>
/// <param name="Worth">What asking it wins, in right answers; the largest come first.</param>
public sealed record AskedQuestion(KnownQuestion Question, AskReason Reason, double Chance, DateOnly NextDay, double ChanceThen, double Worth);
