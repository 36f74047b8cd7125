namespace SlackLearningBot.Operator.Status;

/// <summary>What a workspace is owed at this moment.</summary>
internal sealed record OpenRow
{
    public required string TeamId { get; init; }
    public required long Due { get; init; }
    public required long Later { get; init; }

    /// <summary>Calendar time since when the oldest of the due could have been sent.</summary>
    public DateTimeOffset? OldestDue { get; init; }
}

/// <summary>Deliveries of a workspace in one state.</summary>
internal sealed record CountRow(string TeamId, long Count);

/// <summary>What ended lately, by state and reason.</summary>
internal sealed record EndedRow(string TeamId, string State, string? Reason, long Count);

/// <summary>A workspace's dead deliveries and the newest of them.</summary>
internal sealed record DeadRow(string TeamId, long Count, Guid Id, string Kind, string Reason, DateTimeOffset FinishedAt);

/// <summary>A method that a workspace's senders leave alone until then (machine time); * is all of them.</summary>
internal sealed record LaneRow(string TeamId, string Method, DateTimeOffset PausedUntil);

/// <summary>A workspace's stored events.</summary>
internal sealed record InboundRow
{
    public required string TeamId { get; init; }
    public required long Waiting { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? Oldest { get; init; }
    public required long Dead { get; init; }
}

/// <summary>A workspace's learners.</summary>
internal sealed record LearnersRow(string TeamId, long Learning, long Paused, long Stopped);

/// <summary>Learners whom Slack refuses to deliver to, by its error, and when the newest was.</summary>
internal sealed record SwitchedOffRow
{
    public required string TeamId { get; init; }
    public required string Error { get; init; }
    public required long Count { get; init; }
    public DateTimeOffset? Newest { get; init; }
}

/// <summary>A workspace the bot works for, or did.</summary>
internal sealed record TeamRow(string TeamId, string TeamName, string State);

/// <summary>Lessons of a workspace that are spread, because many are due at once (calendar time).</summary>
internal sealed record MorningRow(string TeamId, DateTimeOffset DueAt, int Learners, int Minutes);

/// <summary>A copy of the program whose clock takes part: it checks in every few seconds.</summary>
internal sealed record SchedulerRow(string Name, DateTimeOffset CheckedIn);

/// <summary>A copy of the program that is sending for so many workspaces.</summary>
internal sealed record SenderRow(string Name, long Workspaces);
