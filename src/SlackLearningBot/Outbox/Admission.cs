namespace SlackLearningBot.Outbox;

/// <summary>Whether a claimed nudge may be sent to its person at this moment.</summary>
internal abstract record Admission
{
    public sealed record Now : Admission;

    /// <summary>Not before <paramref name="DueAt"/> (calendar time, before it expires).</summary>
    public sealed record Later(DateTimeOffset DueAt, string Reason) : Admission;

    /// <summary>Not at all; App Home and the weekly digest know it.</summary>
    public sealed record Never(string Reason) : Admission;
}
