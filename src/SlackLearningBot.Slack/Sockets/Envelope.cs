using System.Text.Json;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>
/// What over HTTP would be one request, to be acknowledged by its id: a closed family. <paramref name="AcceptsPayload"/> says that the
/// acknowledgement may carry an answer, of the same shape as the body of an HTTP answer.
/// </summary>
public abstract record Envelope(string Id, bool AcceptsPayload) : SocketFrame
{
    internal static Envelope From(JsonElement json, string id, string type)
    {
        var accepts = json.Flag("accepts_response_payload");
        var payload = json.Object("payload") ?? SlackJson.EmptyObject;
        try
        {
            return type switch
            {
                "events_api" => new EventsEnvelope(
                    id, accepts, InboundEvent.Read(payload), (int)(json.Whole("retry_attempt") ?? 0), json.Text("retry_reason")),
                "interactive" => new InteractiveEnvelope(id, accepts, Interaction.Read(payload)),
                "slash_commands" => new CommandEnvelope(id, accepts, SlashCommand.From(Fields(payload))),
                _ => new UnknownEnvelope(id, accepts, type),
            };
        }
        catch (SlackPayloadException e)
        {
            return new UnreadableEnvelope(id, accepts, e.Message);
        }
    }

    /// <summary>A command's fields are those of the form that comes over HTTP.</summary>
    private static Dictionary<string, string> Fields(JsonElement payload) => payload.EnumerateObject()
        .Select(field => (field.Name, Value: Text(payload, field)))
        .Where(field => field.Value is not null)
        .DistinctBy(field => field.Name)
        .ToDictionary(field => field.Name, field => field.Value!, StringComparer.Ordinal);

    private static string? Text(JsonElement payload, JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.String => payload.Text(field.Name),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}

/// <summary>An event. Slack repeats what is not acknowledged; the same event may also come again without being marked as a retry.</summary>
public sealed record EventsEnvelope(string Id, bool AcceptsPayload, InboundEvent Happened, int RetryAttempt, string? RetryReason)
    : Envelope(Id, AcceptsPayload);

/// <summary>A click, a submission, a shortcut, or a menu that wants options. Slack never repeats it.</summary>
public sealed record InteractiveEnvelope(string Id, bool AcceptsPayload, Interaction Interaction) : Envelope(Id, AcceptsPayload);

/// <summary>A command. Slack never repeats it.</summary>
public sealed record CommandEnvelope(string Id, bool AcceptsPayload, SlashCommand Command) : Envelope(Id, AcceptsPayload);

/// <summary>An envelope of a type this library has no record for; it is acknowledged all the same.</summary>
public sealed record UnknownEnvelope(string Id, bool AcceptsPayload, string Type) : Envelope(Id, AcceptsPayload);

/// <summary>An envelope whose payload is not what Slack documents; it is not acknowledged, as such a request gets no 200 over HTTP.</summary>
public sealed record UnreadableEnvelope(string Id, bool AcceptsPayload, string Why) : Envelope(Id, AcceptsPayload);
