namespace SlackLearningBot.Slack.Web;

/// <summary>What a call to Slack came to: a value, or a failure that says what to do about it.</summary>
public abstract record SlackResult<T>
{
    /// <summary>Done. Warnings are Slack's, such as <c>missing_charset</c>.</summary>
    public sealed record Ok(T Value, IReadOnlyList<string> Warnings) : SlackResult<T>;

    public sealed record Failed(SlackFailure Failure) : SlackResult<T>;
}

/// <summary>A method succeeded and its answer says no more.</summary>
public sealed record SlackDone;

/// <summary>What a failure means for trying again; decided in <see cref="SlackFailures.Classify"/> alone.</summary>
public enum FailureKind
{
    /// <summary>Trying again leads to the same answer: switch the cause off and say so.</summary>
    Permanent,

    /// <summary>Nothing happened, or repeating it does no harm: try again later.</summary>
    Temporary,

    /// <summary>It may have happened and must not happen twice: look before trying again.</summary>
    Ambiguous,
}

/// <summary>
/// A call that did not succeed. <paramref name="Error"/> is Slack's code or one of ours (<see cref="SlackFailures"/>);
/// <paramref name="Messages"/> are Slack's explanations. Holds neither token nor address.
/// </summary>
public sealed record SlackFailure(
    FailureKind Kind,
    string Error,
    string Method,
    int? HttpStatus,
    TimeSpan? RetryAfter,
    IReadOnlyList<string> Messages,
    string? Needed,
    string? Provided)
{
    /// <summary>True when the whole method must pause in this workspace until <see cref="RetryAfter"/> is over.</summary>
    public bool IsRateLimited => Error is SlackFailures.RateLimited or SlackFailures.PostingLimited;

    /// <summary>True when the token is dead: the installation is gone, not one recipient.</summary>
    public bool IsTokenDead => SlackFailures.IsTokenDead(Error);

    public override string ToString() =>
        $"{Method}: {Error} ({Kind}{(HttpStatus is { } status ? $", HTTP {status}" : "")})"
        + (Needed is null ? "" : $", needs the scope {Needed}")
        + (Messages.Count is 0 ? "" : ": " + string.Join("; ", Messages));
}
