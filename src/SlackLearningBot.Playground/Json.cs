using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground;

/// <summary>JSON as Slack writes it: compact, readable letters unescaped.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads JSON text; null when it is not JSON (or names one property twice).</summary>
    public static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads JSON that we wrote or checked before.</summary>
    public static JsonNode Parse(string text) =>
        JsonNode.Parse(text) ?? throw new JsonException("The text is the JSON value null where an object or array is expected.");

    public static JsonArray ParseArray(string? text) => text is null ? [] : Parse(text).AsArray();

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    public static JsonArray Strings(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);

    public static JsonObject Texts(IEnumerable<KeyValuePair<string, string>> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value))));

    /// <summary>A property that is a string; null when absent or of another type.</summary>
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject value && value[name] is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;

    public static bool Flag(this JsonNode? node, string name) =>
        node is JsonObject value && value[name] is JsonValue flag && flag.TryGetValue<bool>(out var found) && found;

    public static int? Whole(this JsonNode? node, string name) =>
        node is JsonObject value && value[name] is JsonValue number && number.TryGetValue<int>(out var found) ? found : null;
}
