using Npgsql;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>
/// Names what a slice wanted to send and the budget or quiet held back, for App Home and the weekly note. Implemented by slices that send nudges;
/// what nobody names is not shown.
/// </summary>
internal interface IWaiting
{
    /// <summary>Kinds of deliveries it knows.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>One answer a delivery, in their order; null for what is of no use any more.</summary>
    Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>A nudge that was dropped because it was not the time for it.</summary>
internal sealed record HeldBack
{
    public required Guid Id { get; init; }
    public required string UserId { get; init; }
    public required string Kind { get; init; }
    public required string Slot { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Something that waits for a person.</summary>
/// <param name="What">In people's words, as a beginning of a sentence: "Today's lesson".</param>
/// <param name="Open">What shows it; null when sending the delivery after all does.</param>
internal sealed record WaitingThing(Mrkdwn What, Button? Open = null);
