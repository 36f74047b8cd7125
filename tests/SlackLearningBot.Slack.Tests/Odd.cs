using System.Text.Json;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Slack.Tests;

/// <summary>What Slack may send one day.</summary>
internal static class Odd
{
    /// <summary>The same JSON with an unknown field of an odd kind in front of and behind the members of every object.</summary>
    public static JsonElement WithUnknownFields(JsonElement json) => JsonElement.Parse(Wrap(json)!.ToJsonString());

    /// <summary>The skeletons leave texts empty, the envelope's type among them: every empty text gets a content.</summary>
    public static JsonElement Filled(JsonElement json)
    {
        var filled = JsonNode.Parse(json.GetRawText().Replace(": \"\"", ": \"x\"", StringComparison.Ordinal))!.AsObject();
        if (filled["type"]?.GetValue<string>() is "x" && filled.ContainsKey("event"))
        {
            filled["type"] = "event_callback";
        }

        return JsonElement.Parse(filled.ToJsonString());
    }

    private static JsonNode? Wrap(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
        [
            new("new_number_of_2031", 1e300),
            .. json.EnumerateObject().Select(member => KeyValuePair.Create(
                member.Name, member.Name is "values" ? JsonNode.Parse(member.Value.GetRawText()) : Wrap(member.Value))),
            new("new_object_of_2031", JsonNode.Parse("""{"type":{"id":[null]},"\u0000":"\u0000"}""")),
        ]),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Wrap)]),
        _ => JsonNode.Parse(json.GetRawText()),
    };
}
