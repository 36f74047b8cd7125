using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Answers a global shortcut.</summary>
public interface IShortcutHandler
{
    string CallbackId { get; }

    Task<ActionReply> HandleAsync(Shortcut shortcut, CancellationToken cancel);
}

/// <summary>Answers a shortcut on a message.</summary>
public interface IMessageActionHandler
{
    string CallbackId { get; }

    Task<ActionReply> HandleAsync(MessageAction action, CancellationToken cancel);
}
