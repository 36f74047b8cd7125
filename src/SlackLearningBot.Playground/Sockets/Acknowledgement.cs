using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>The app's word that it has an envelope, with a payload where an HTTP answer would have a body.</summary>
internal sealed record Acknowledgement(JsonNode? Payload)
{
    /// <summary>The body an HTTP answer would have had: empty for no payload, an empty one, and where none is accepted.</summary>
    public string AnswerTo(SocketEnvelope envelope) => Payload switch
    {
        _ when !envelope.AcceptsAnswer => "",
        null or JsonObject { Count: 0 } => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => Json.Write(Payload),
    };
}
