using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>Opens a body; every failure is a <see cref="SlackPayloadException"/> with a sentence.</summary>
internal static class Payload
{
    public const int DeepestNesting = 64;

    public static JsonElement Object(ReadOnlyMemory<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json.Span))
        {
            throw new SlackPayloadException("Expected a JSON object in UTF-8 from Slack, found other bytes.");
        }

        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Mend(utf8Json), new JsonDocumentOptions { MaxDepth = DeepestNesting });
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new SlackPayloadException($"Expected a JSON object from Slack, found {document.RootElement.ValueKind}.");
        }
        catch (JsonException e)
        {
            throw new SlackPayloadException(
                $"Expected a JSON object from Slack, at most {DeepestNesting} levels deep, found none: {e.Message}", e);
        }
    }

    public static JsonElement Object(string json) => Object(Encoding.UTF8.GetBytes(json));

    public static string Required(JsonElement json, string name) => json.Text(name) is { Length: > 0 } text
        ? text
        : throw new SlackPayloadException($"Expected the field \"{name}\" in Slack's payload of type \"{json.Text("type")}\", found none.");
}
