namespace SlackLearningBot.Outbox;

/// <summary>The unusual turns a delivery's <c>history</c> tells, as the SQL function <c>noted</c> keeps them. An ordinary life has none.</summary>
internal static class Turns
{
    /// <summary>An attempt failed and is made again.</summary>
    public const string Failed = "failed";

    /// <summary>Not tried, through no fault of its own: a paused lane, a dead token, a process that stopped.</summary>
    public const string Postponed = "postponed";

    /// <summary>The gate of nudges put it off: quiet hours, a free day, the budget.</summary>
    public const string Deferred = "deferred";

    /// <summary>It may have been seen: nobody knows until it is looked up.</summary>
    public const string Unsure = "unsure";

    /// <summary>It was looked up in its conversation, and then known or posted.</summary>
    public const string LookedUp = "looked up";

    /// <summary>It was given up; kept when an operator wants it tried again.</summary>
    public const string Dead = "dead";

    /// <summary>An operator put it back to waiting.</summary>
    public const string RetriedByOperator = "retried by operator";

    /// <summary>An operator ended it.</summary>
    public const string DroppedByOperator = "dropped by operator";
}
