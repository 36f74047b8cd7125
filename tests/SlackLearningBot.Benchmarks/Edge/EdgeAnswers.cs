using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>What both sides answer.</summary>
internal static class EdgeAnswers
{
    public static CommandReply Reply { get; } = new CommandReply.Ephemeral(new SlackMessage(Mrkdwn.Raw("Your next lesson comes tomorrow at 08:30.")));

    /// <summary>The same as the bytes that the bot writes.</summary>
    public static ReadOnlyMemory<byte> Json { get; } = InboundAnswers.Write(Reply)!.Value;
}
