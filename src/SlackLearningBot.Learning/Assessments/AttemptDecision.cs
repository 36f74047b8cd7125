namespace SlackLearningBot.Learning.Assessments;

/// <summary>What somebody who wants to take an assessment may do.</summary>
public abstract record AttemptDecision
{
    private AttemptDecision()
    {
    }

    /// <summary>A new attempt, with its number from 1.</summary>
    public sealed record Begin(int Number) : AttemptDecision;

    /// <summary>The one that is open goes on.</summary>
    public sealed record GoOn : AttemptDecision;

    public sealed record Passed : AttemptDecision;

    /// <summary>All attempts are used.</summary>
    public sealed record UsedUp : AttemptDecision;

    public sealed record TooLate : AttemptDecision;

    /// <param name="passed">Whether an earlier attempt passed.</param>
    /// <param name="hasOpen">Whether one is under way, its time not over.</param>
    /// <param name="used">Attempts begun.</param>
    /// <param name="allowed">1 or more.</param>
    /// <param name="deadline">Nothing begins at or after it.</param>
    /// <param name="now">The instant.</param>
    public static AttemptDecision Of(bool passed, bool hasOpen, int used, int allowed, DateTimeOffset deadline, DateTimeOffset now) =>
        passed ? new Passed()
        : now >= deadline ? new TooLate()
        : hasOpen ? new GoOn()
        : used >= allowed ? new UsedUp()
        : new Begin(used + 1);

    /// <summary>When an attempt ends by itself: its time is over, or the deadline has come, whichever is first.</summary>
    /// <param name="begun">When it began.</param>
    /// <param name="minutes">The time limit; null for none.</param>
    /// <param name="deadline">Of the assignment.</param>
    public static DateTimeOffset EndOf(DateTimeOffset begun, int? minutes, DateTimeOffset deadline) =>
        minutes is { } limit && begun.AddMinutes(limit) is var end && end < deadline ? end : deadline;
}
