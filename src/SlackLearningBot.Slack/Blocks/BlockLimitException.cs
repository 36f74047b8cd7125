namespace SlackLearningBot.Slack.Blocks;

/// <summary>Something was built that Slack would refuse; the message names what, how much was found and the limit.</summary>
public sealed class BlockLimitException(string message) : ArgumentException(message);
