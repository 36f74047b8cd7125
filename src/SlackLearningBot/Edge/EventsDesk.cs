using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>Events, whichever way they came: drop repeats, store what the handlers need. Handling comes after Slack was answered.</summary>
internal sealed partial class EventsDesk(
    IWorkspaces workspaces, IEnumerable<IEventHandler> handlers, InboundStore store, Arrivals arrivals, InboundLoop loop, ISteps steps, ISignsOfLife life,
    MachineClock machine, ILogger<EventsDesk> log)
{
    private readonly ILookup<string, IEventHandler> handlers = handlers.ToLookup(handler => handler.EventType);

    /// <summary>What it throws was not stored: Slack must not be told otherwise.</summary>
    public async Task TakeAsync(InboundEvent happened, CancellationToken cancel)
    {
        switch (happened)
        {
            case AppRateLimited limited:
                Log.RateLimited(log, limited.TeamId, limited.Minute);
                break;
            case EventEnvelope envelope:
                await StoreAsync(envelope, cancel);
                break;
        }
    }

    /// <summary>An unknown workspace, an uninteresting event, our own message: all are acknowledged like any other, or Slack would switch the app off.</summary>
    private async Task StoreAsync(EventEnvelope envelope, CancellationToken cancel)
    {
        if (envelope.TeamId is not { } team || await workspaces.FindAsync(team, cancel) is not { } workspace || IsOurOwn(envelope, workspace))
        {
            return;
        }

        var wanted = handlers[envelope.Event.Type]
            .Select(handler => (handler.Name, Facts: handler.Extract(envelope)))
            .Where(one => one.Facts is not null)
            .Select(one => Stored(one.Name, one.Facts!, envelope, workspace))
            .ToList();
        if (wanted.Count > 0)
        {
            await store.SaveAsync(wanted, machine.Now, cancel);
            loop.Wake();
            await steps.PassAsync(Steps.EventStored, workspace.TeamId);
        }

        if (WhoActed(envelope.Event) is { Length: > 0 } user)
        {
            await life.NoteAsync(new LearnerKey(workspace.TeamId, user), cancel);
        }
    }

    /// <summary>Looking at one of our tabs or writing to us is a sign of life; what a person does elsewhere is none of our business.</summary>
    private static string? WhoActed(InnerEvent happened) => happened switch
    {
        AppHomeOpened opened => opened.UserId,
        MessageEvent { ChannelType: "im", Subtype: null or "thread_broadcast" or "file_share", IsFromBot: false } message => message.UserId,
        _ => null,
    };

    private StoredEvent Stored(string handler, EventFacts facts, EventEnvelope envelope, Workspace workspace) => new()
    {
        Id = arrivals.Next(),
        TeamId = workspace.TeamId,
        EventKey = facts.EventId,
        MessageKey = facts is { ChannelId: { } channel, Ts: { } ts } && envelope.Event is MessageEvent message ? $"{channel}:{ts}:{message.Subtype}" : null,
        UserId = facts.UserId,
        EventType = facts.EventType,
        Handler = handler,
        Facts = facts.ToJson(),
    };

    private static bool IsOurOwn(EventEnvelope envelope, Workspace workspace) =>
        envelope.Event is MessageEvent message && (message.UserId == workspace.BotUserId || message.IsFromBot);

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Warning, "Slack holds back events of workspace {TeamId} since minute {Minute}: more than 30,000 an hour.")]
        public static partial void RateLimited(ILogger log, string? teamId, DateTimeOffset? minute);
    }
}
