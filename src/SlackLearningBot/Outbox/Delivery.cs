using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>A claimed delivery: ours until the lease runs out.</summary>
internal sealed record Delivery
{
    public required Guid Id { get; init; }
    public required string TeamId { get; init; }
    public required string Recipient { get; init; }
    public required string Kind { get; init; }
    public required string Slot { get; init; }
    public required DeliveryClass Class { get; init; }
    public Lane Lane { get; init; }
    public required Timing Timing { get; init; }
    public required float Value { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Calendar time beyond which quiet hours do not hold an appointment back; null: when it expires.</summary>
    public DateTimeOffset? EventAt { get; init; }
    public required short Attempts { get; init; }

    /// <summary>The claim that has it.</summary>
    public string LeasedBy { get; init; } = "";

    /// <summary>Machine time until which the claim holds, unless it is renewed.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Calendar time of the first attempt whose outcome is not known; a look-up in the conversation starts there.</summary>
    public required DateTimeOffset AttemptedAt { get; init; }

    /// <summary>Calendar time after which that attempt cannot have posted any more; null when nobody noted it.</summary>
    public DateTimeOffset? AttemptedUntil { get; init; }

    /// <summary>An earlier attempt may have been seen already: look before posting.</summary>
    public required bool Unsure { get; init; }

    /// <summary>Looked up since it was claimed.</summary>
    public bool LookedUp { get; init; }

    /// <summary>From when on it may have been seen without this database knowing, because the database was restored since; null: it cannot.</summary>
    public DateTimeOffset? LooksFrom { get; init; }

    /// <summary>When the database was restored.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The D… conversation with the recipient, when it is known.</summary>
    public string? DmChannel { get; init; }

    /// <summary>Slack said once that nobody can write to the recipient.</summary>
    public bool IsUnreachable { get; init; }

    /// <summary>Quiet, and for nudges the budget, may hold it back. A conversation of several has no hours of its own: whoever owes it an appointment chooses one.</summary>
    public bool IsGated => Class is DeliveryClass.Nudge || (Class is DeliveryClass.Appointment && IsToPerson);

    public bool IsToPerson => Recipient[0] is 'U' or 'W';

    public LearnerKey Person => new(TeamId, Recipient);
}
