using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;
using StateValues = SlackLearningBot.Slack.Inbound.StateValues;
using View = SlackLearningBot.Playground.World.View;

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

    public static FilledFields In(IReadOnlyList<Block> blocks) => new(JsonNode.Parse(SlackJson.Write(blocks))!.AsArray());

    /// <summary>The options of a field, as shown.</summary>
    public IReadOnlyList<string> Options(string label) => [.. Field(label)["element"]!["options"]!.AsArray().Select(option => (string)option!["text"]!["text"]!)];

    public string? Text => (string?)fields[0]["element"]!["initial_value"];

    public FilledFields Type(string text) => Set(fields[0], "value", text);

    public FilledFields Tick(params IReadOnlyList<string> words) =>
        Set(fields[0], "selected_options", new JsonArray([.. words.Select(word => Option(fields[0], word))]));

    /// <summary>Ticks boxes by their places.</summary>
    public FilledFields TickAt(IEnumerable<int> options) => Set(fields[0], "selected_options", new JsonArray([.. options.Select(option => OptionAt(fields[0], option))]));

    /// <summary>Chooses in a menu by places.</summary>
    public FilledFields ChooseAt(int field, int option) => Set(fields[field], "selected_option", OptionAt(fields[field], option));

    /// <summary>Fills in every field with something: a one, a tick, each menu with another of its options.</summary>
    public FilledFields Anything()
    {
        for (var at = 0; at < fields.Count; at++)
        {
            _ = (string?)fields[at]["element"]!["type"] switch
            {
                "checkboxes" => TickAt([0]),
                "static_select" => ChooseAt(at, at % fields[at]["element"]!["options"]!.AsArray().Count),
                _ => Type("1"),
            };
        }

        return this;
    }

    /// <summary>The form as the bot reads it in a payload.</summary>
    public StateValues Read() => ((BlockActions)Interaction.Parse(
        new JsonObject { ["type"] = "block_actions", ["actions"] = new JsonArray(), ["state"] = new JsonObject { ["values"] = state.DeepClone() } }.ToJsonString())).State;

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

    private static JsonNode OptionAt(JsonObject field, int place) => field["element"]!["options"]![place]!.DeepClone();

    private static JsonNode Option(JsonObject field, string words) =>
        field["element"]!["options"]!.AsArray().First(option => (string?)option!["text"]!["text"] == words)!.DeepClone();
}
