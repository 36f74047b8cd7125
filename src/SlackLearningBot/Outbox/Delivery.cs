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
    public required Timing Timing { get; init; }
    public required float Value { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public required short Attempts { get; init; }

    /// <summary>Machine time until which the claim holds.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Calendar time of the first attempt whose outcome is not known; a look-up in the conversation starts there.</summary>
    public required DateTimeOffset AttemptedAt { get; init; }

    /// <summary>An earlier attempt may have been seen already: look before posting.</summary>
    public required bool Unsure { get; init; }

    public LearnerKey Person => new(TeamId, Recipient);
}
