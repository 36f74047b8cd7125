using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>The questions that stand below a lesson that is over, for the slice that renders its message. Implemented by Features/Recall.</summary>
internal interface IFollowUpParts
{
    /// <summary>Null when nothing is asked again in this message.</summary>
    Task<FollowUpPart?> FindAsync(NpgsqlTransaction transaction, LearnerKey learner, Guid deliveryId, CancellationToken cancel);
}

/// <summary>The end of a message.</summary>
/// <param name="Blocks">With the fields of its question.</param>
/// <param name="InDialog">With a button to them, where the message has no room.</param>
/// <param name="Spoken">For notifications and screen readers.</param>
internal sealed record FollowUpPart(IReadOnlyList<Block> Blocks, IReadOnlyList<Block> InDialog, string Spoken);
