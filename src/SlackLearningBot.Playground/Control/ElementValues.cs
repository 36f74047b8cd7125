using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Turns what the page says was chosen into what Slack's payloads say.</summary>
internal static class ElementValues
{
    private static readonly string[] Plain =
    [
        "selected_time", "selected_date", "selected_date_time", "selected_user", "selected_users", "selected_channel", "selected_channels",
        "selected_conversation", "selected_conversations", "value", "rich_text_value",
    ];

    /// <summary>The action of a payload; null when the chosen option is not one of the element's.</summary>
    public static JsonObject? Action(PlacedElement placed, JsonObject? chosen, string actionTs)
    {
        var element = placed.Element;
        var action = new JsonObject { ["type"] = placed.Type, ["block_id"] = placed.BlockId, ["action_id"] = placed.ActionId };
        foreach (var name in new[] { "text", "value", "url", "style", "placeholder", "confirm", "accessibility_label" })
        {
            Copy(element, action, name);
        }

        if (placed.Type == "feedback_buttons")
        {
            var side = chosen.Text("value") == element["negative_button"].Text("value") ? "negative_button" : "positive_button";
            Copy(element[side], action, "text");
            Copy(element[side], action, "value");
        }
        else if (!Choose(element, chosen ?? [], action))
        {
            return null;
        }

        action["action_ts"] = actionTs;
        return action;
    }

    /// <summary>The state value of a chosen element, {type, selected_…}; null for elements without state.</summary>
    public static JsonObject? State(PlacedElement placed, JsonObject action)
    {
        var name = action.Select(pair => pair.Key)
            .FirstOrDefault(key => key.StartsWith("selected_", StringComparison.Ordinal) || (key == "value" && placed.Type.EndsWith("_input", StringComparison.Ordinal)));
        return name is null || placed.Type == "overflow" ? null : new JsonObject { ["type"] = placed.Type, [name] = action[name]?.DeepClone() };
    }

    public static IEnumerable<JsonObject> Options(JsonObject element)
    {
        var direct = Objects(element["options"]);
        return direct.Concat(Objects(element["option_groups"]).SelectMany(group => Objects(group["options"])));
    }

    private static bool Choose(JsonObject element, JsonObject chosen, JsonObject action)
    {
        if (chosen["selected_option"] is { } one)
        {
            var option = Resolve(element, one);
            action["selected_option"] = option;
            return option is not null;
        }

        if (chosen["selected_options"] is JsonArray some)
        {
            var options = some.Select(wanted => Resolve(element, wanted)).ToList();
            action["selected_options"] = Json.Array(options);
            return !options.Contains(null);
        }

        foreach (var name in Plain)
        {
            Copy(chosen, action, name);
        }

        return true;
    }

    /// <summary>An option by its value; options of external selects come whole, as the bot offered them.</summary>
    private static JsonObject? Resolve(JsonObject element, JsonNode? wanted)
    {
        var external = element.Text("type")?.Contains("external", StringComparison.Ordinal) == true;
        if (wanted is JsonObject whole && external)
        {
            return whole.DeepClone().AsObject();
        }

        var value = wanted is JsonObject given ? given.Text("value") : wanted?.GetValue<string>();
        return Options(element).FirstOrDefault(option => option.Text("value") == value)?.DeepClone().AsObject();
    }

    private static void Copy(JsonNode? from, JsonObject to, string name)
    {
        if (from is JsonObject source && source[name] is { } value)
        {
            to[name] = value.DeepClone();
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray items ? items.OfType<JsonObject>() : [];
}
