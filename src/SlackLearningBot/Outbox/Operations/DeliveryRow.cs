namespace SlackLearningBot.Outbox.Operations;

/// <summary>A delivery as an operator sees it: everything but what it says.</summary>
internal sealed record DeliveryRow
{
    public required Guid Id { get; init; }
    public required string TeamId { get; init; }
    public required string Recipient { get; init; }
    public required string Kind { get; init; }
    public required string Slot { get; init; }
    public required DeliveryClass Class { get; init; }
    public required string Lane { get; init; }
    public required string State { get; init; }
    public required short Attempts { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Machine time; null when nothing holds it back.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Who is sending it, and until when (machine time) it is theirs.</summary>
    public string? LeasedBy { get; init; }

    public DateTimeOffset? LeaseUntil { get; init; }
    public DateTimeOffset? AttemptedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public string? Reason { get; init; }

    /// <summary>JSON, see <see cref="Turn"/>.</summary>
    public string? History { get; init; }

    /// <summary>The recipient's zone, when the recipient is a person whose zone is known.</summary>
    public string? Zone { get; init; }

    public string? TeamName { get; init; }

    /// <summary>With which links to its messages begin.</summary>
    public string? TeamUrl { get; init; }
}
