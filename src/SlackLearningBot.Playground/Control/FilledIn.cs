using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control.Speech;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>{label, action_id or block_id: what a person puts there} as Slack's state: texts, an option's words or value, people and channels by name, lists of them.</summary>
internal static class FilledIn
{
    public static JsonObject Of(Workspace workspace, Spot spot, JsonObject fill, JsonObject? state)
    {
        var filled = state?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in fill)
        {
            var placed = Elements.In(spot.Blocks).FirstOrDefault(placed => IsNamed(placed, name))
                ?? throw new ControlRefusal("no_such_element", $"There is no '{name}' to fill in; there are {Names(spot)}.");
            if (filled[placed.BlockId] is not JsonObject row)
            {
                filled[placed.BlockId] = row = [];
            }

            row[placed.ActionId] = Value(workspace, placed, name, value);
        }

        return filled;
    }

    private static bool IsNamed(PlacedElement placed, string name) =>
        placed.ActionId == name || placed.BlockId == name || placed.Block["label"].Text("text") == name;

    private static string Names(Spot spot) => string.Join(", ", Elements.In(spot.Blocks).Select(placed => $"'{placed.Block["label"].Text("text") ?? placed.ActionId}'"));

    private static JsonObject Value(Workspace workspace, PlacedElement placed, string name, JsonNode? value)
    {
        var given = value is JsonArray list ? list.Select(item => item?.ToString() ?? "").ToList() : [value?.ToString() ?? ""];
        var type = placed.Type;
        JsonNode? chosen = type switch
        {
            _ when type.EndsWith("users_select", StringComparison.Ordinal) => Ids(given, who => workspace.People.FindByAny(who)?.Id, name),
            _ when type.EndsWith("channels_select", StringComparison.Ordinal) || type.EndsWith("conversations_select", StringComparison.Ordinal) =>
                Ids(given, where => (workspace.Conversations.Find(where) ?? workspace.Conversations.FindByName(where))?.Id, name),
            "datetimepicker" => long.TryParse(given[0], out var at) ? at : throw Wrong(name, given[0], "a time in Unix seconds"),
            "rich_text_input" => Json.ParseArray(Spoken.Of(workspace, given[0]).Blocks)[0]!.DeepClone(),
            _ when type.EndsWith("_select", StringComparison.Ordinal) || type is "radio_buttons" or "checkboxes" => Json.Array(given.Select(words => Option(placed, name, words))),
            _ => given[0],
        };
        var field = Field(type);
        var many = field.EndsWith('s') && field != "files";
        return new JsonObject { ["type"] = type, [field] = chosen is JsonArray all && !many ? all[0]?.DeepClone() : chosen };
    }

    private static string Field(string type) => type switch
    {
        "checkboxes" or "multi_static_select" or "multi_external_select" => "selected_options",
        "radio_buttons" or "static_select" or "external_select" => "selected_option",
        "datepicker" => "selected_date",
        "timepicker" => "selected_time",
        "datetimepicker" => "selected_date_time",
        "rich_text_input" => "rich_text_value",
        "file_input" => "files",
        ['m', 'u', 'l', 't', 'i', '_', .. var kind] => "selected_" + kind[..^"_select".Length],
        _ when type.EndsWith("s_select", StringComparison.Ordinal) => "selected_" + type[..^"s_select".Length],
        _ => "value",
    };

    private static JsonArray Ids(List<string> given, Func<string, string?> find, string name) =>
        Json.Strings(given.Select(one => find(one) ?? throw Wrong(name, one, "a person or channel there is")));

    private static JsonObject Option(PlacedElement placed, string name, string words)
    {
        if (placed.Type.Contains("external", StringComparison.Ordinal))
        {
            return new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = words }, ["value"] = words };
        }

        var options = ElementValues.Options(placed.Element).ToList();
        return options.Find(option => option["text"].Text("text") == words || option.Text("value") == words)?.DeepClone().AsObject()
            ?? throw Wrong(name, words, "one of " + string.Join(", ", options.Select(option => $"'{option["text"].Text("text")}'")));
    }

    private static ControlRefusal Wrong(string name, string found, string expected) =>
        new("invalid_fill", $"'{found}' does not fill in '{name}': expected {expected}.");
}
