using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>
/// Answers one shortcut on messages (https://docs.slack.dev/interactivity/implementing-shortcuts). What it says goes to the person alone,
/// beside the message; a view is opened with the trigger.
/// </summary>
public interface IMessageShortcutHandler
{
    /// <summary>As the app's manifest names it.</summary>
    string CallbackId { get; }

    Task<CommandReply> HandleAsync(MessageAction action, CancellationToken cancel);
}
