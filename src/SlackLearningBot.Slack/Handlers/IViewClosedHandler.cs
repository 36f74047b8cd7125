using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>
/// Hears that a modal with this callback_id was closed without being sent; Slack says so only of modals that ask for it (notify_on_close,
/// https://docs.slack.dev/reference/interaction-payloads/view_closed). Nothing can be answered. The view's state holds at most what the client
/// had sent before: what was typed since may be missing.
/// </summary>
public interface IViewClosedHandler
{
    string CallbackId { get; }

    Task HandleAsync(ViewClosed closed, CancellationToken cancel);
}
