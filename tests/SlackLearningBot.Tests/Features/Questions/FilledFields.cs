using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Fields as a person sees them: found by their label, filled by the words of their options, and sent as Slack's clients send them.</summary>
internal sealed class FilledFields
{
    private readonly List<JsonObject> fields;
    private readonly JsonObject state = [];

    private FilledFields(JsonArray blocks) => fields = [.. blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "input")];

    /// <summary>{block_id: {action_id: value}} of what was filled in.</summary>
    public JsonObject State => state;

    public IReadOnlyList<string> Labels => [.. fields.Select(Label)];

    public static FilledFields In(Message message) => new(JsonNode.Parse(message.Blocks!)!.AsArray());

    public static FilledFields In(View view) => new(view.Body["blocks"]!.AsArray());

    /// <summary>The options of a field, as shown.</summary>
    public IReadOnlyList<string> Options(string label) => [.. Field(label)["element"]!["options"]!.AsArray().Select(option => (string)option!["text"]!["text"]!)];

    public string? Text => (string?)fields[0]["element"]!["initial_value"];

    public FilledFields Type(string text) => Set(fields[0], "value", text);

    public FilledFields Tick(params IReadOnlyList<string> words) =>
        Set(fields[0], "selected_options", new JsonArray([.. words.Select(word => Option(fields[0], word))]));

    public FilledFields Choose(string label, string words) => Set(Field(label), "selected_option", Option(Field(label), words));

    private FilledFields Set(JsonObject field, string name, JsonNode value)
    {
        state[(string)field["block_id"]!] = new JsonObject
        {
            [(string)field["element"]!["action_id"]!] = new JsonObject { ["type"] = (string?)field["element"]!["type"], [name] = value },
        };
        return this;
    }

    private JsonObject Field(string label) => fields.First(field => Label(field) == label);

    private static string Label(JsonObject field) => (string)field["label"]!["text"]!;

    private static JsonNode Option(JsonObject field, string words) =>
        field["element"]!["options"]!.AsArray().First(option => (string?)option!["text"]!["text"] == words)!.DeepClone();
}
