namespace SlackLearningBot.Slack.Inbound;

/// <summary>A verified request whose body is not what Slack documents: no JSON, no object, or without the field that gives it a meaning.</summary>
public sealed class SlackPayloadException(string message, Exception? inner = null) : Exception(message, inner);
