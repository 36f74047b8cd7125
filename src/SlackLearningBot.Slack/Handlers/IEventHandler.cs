using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>
/// Handles one type of event. The edge stores what <see cref="Extract"/> gives before it answers Slack, and nothing else of the event;
/// <see cref="HandleAsync"/> runs afterwards, at least once.
/// </summary>
public interface IEventHandler
{
    /// <summary>The inner event's type, for example <c>app_home_opened</c>.</summary>
    string EventType { get; }

    /// <summary>Under which name its events are kept until they are handled; it stays when the class is renamed.</summary>
    string Name => GetType().Name;

    /// <summary>What the handler needs of the event; null when it does not care.</summary>
    EventFacts? Extract(EventEnvelope envelope);

    Task HandleAsync(EventFacts facts, CancellationToken cancel);
}
