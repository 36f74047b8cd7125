using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>The app was removed from the workspace.</summary>
internal sealed class AppUninstalledEvent(Removal removal, WorkspaceDirectory directory) : IEventHandler
{
    public string EventType => "app_uninstalled";

    public EventFacts? Extract(EventEnvelope envelope) => envelope.Event is AppUninstalled ? EventFacts.Of(envelope) : null;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        await removal.ByEventAsync(facts.TeamId, facts.EventTime, cancel);
        directory.Forget(facts.TeamId);
    }
}

/// <summary>Tokens were revoked. People's own tokens are none of ours; without the bot's there is no installation.</summary>
internal sealed class TokensRevokedEvent(Removal removal, WorkspaceDirectory directory) : IEventHandler
{
    public string EventType => "tokens_revoked";

    public EventFacts? Extract(EventEnvelope envelope) =>
        envelope.Event is TokensRevoked { BotUserIds.Count: > 0 } ? EventFacts.Of(envelope) : null;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        await removal.ByEventAsync(facts.TeamId, facts.EventTime, cancel);
        directory.Forget(facts.TeamId);
    }
}
