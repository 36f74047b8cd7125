using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>The arguments of one call, from a query, a form or a JSON body. Absent, null and empty mean the same for texts.</summary>
internal sealed class Arguments(JsonObject given)
{
    public JsonObject Given { get; } = given;

    public bool Has(string name) => Given[name] is not null;

    public string? Text(string name) => Given[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : null,
        JsonValue value => value.ToJsonString(),
        _ => throw new Refusal("invalid_arguments", [$"must provide a string [json-pointer:/{name}]"]),
    };

    public string Required(string name) => Text(name) ?? throw Refusal.MissingField(name);

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int? Whole(string name, string error = "invalid_arguments")
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new Refusal(error);
    }

    /// <summary>
    /// An argument that is JSON: an object or array of a JSON body, or its text in a form. Null when absent or an empty text;
    /// refused with <paramref name="error"/> when it is not JSON.
    /// </summary>
    public JsonNode? Structured(string name, string error)
    {
        if (Given[name] is not JsonValue value)
        {
            return Given[name]?.DeepClone();
        }

        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : throw new Refusal(error);
        return text.Length == 0 ? null : Json.TryParse(text) ?? throw new Refusal(error);
    }
}
