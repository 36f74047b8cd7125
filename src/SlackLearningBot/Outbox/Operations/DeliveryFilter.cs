namespace SlackLearningBot.Outbox.Operations;

/// <summary>Which deliveries an operator means. Null means any, except for the workspaces, which are always named.</summary>
internal sealed record DeliveryFilter(string[] TeamIds)
{
    /// <summary>waiting, sending, unsure, sent, dropped or dead.</summary>
    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>A person or a conversation, and whatever else it is reached by.</summary>
    public string? Recipient { get; init; }

    /// <summary>Made at or after this calendar time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Older than this one: the next page.</summary>
    public Guid? Before { get; init; }

    public int Most { get; init; } = 50;
}
