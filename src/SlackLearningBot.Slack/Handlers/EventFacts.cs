using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>
/// What is kept of an event until it is handled: its address and the texts a handler declared. Ids, never whole messages; NUL is
/// stripped, because PostgreSQL takes none.
/// </summary>
public sealed record EventFacts(
    string EventType,
    string TeamId,
    string EventId,
    DateTimeOffset EventTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? UserId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ChannelId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Ts,
    IReadOnlyDictionary<string, string> Extras)
{
    /// <summary>Null when the event names no workspace or has no id: there is nothing to route or to tell repeats by.</summary>
    public static EventFacts? Of(
        EventEnvelope envelope,
        string? userId = null,
        string? channelId = null,
        string? ts = null,
        IReadOnlyDictionary<string, string>? extras = null)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return envelope is { TeamId: { } team, EventId.Length: > 0 }
            ? new(
                Clean(envelope.Event.Type),
                Clean(team),
                Clean(envelope.EventId),
                envelope.EventTime,
                userId is null ? null : Clean(userId),
                channelId is null ? null : Clean(channelId),
                ts is null ? null : Clean(ts),
                (extras ?? new Dictionary<string, string>())
                    .ToDictionary(extra => Clean(extra.Key), extra => Clean(extra.Value), StringComparer.Ordinal))
            : null;
    }

    public string? Extra(string name) => Extras.GetValueOrDefault(name);

    public string ToJson() => JsonSerializer.Serialize(this, SlackJsonContext.Default.EventFacts);

    /// <exception cref="JsonException">The text is not what <see cref="ToJson"/> writes.</exception>
    public static EventFacts FromJson(string json) =>
        JsonSerializer.Deserialize(json, SlackJsonContext.Default.EventFacts) ?? throw new JsonException("Expected stored event facts, found null.");

    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
