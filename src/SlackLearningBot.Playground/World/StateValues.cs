using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>What people have chosen and typed in blocks: {block_id: {action_id: value}}, as Slack's payloads carry it.</summary>
internal static class StateValues
{
    /// <summary>The complete state: initial values, overlaid by what was given before and now.</summary>
    public static JsonObject Of(JsonArray blocks, params ReadOnlySpan<JsonObject?> given)
    {
        var values = new JsonObject();
        foreach (var placed in Elements.In(blocks))
        {
            if (Initial(placed.Element) is not { } value)
            {
                continue;
            }

            foreach (var layer in given)
            {
                if (layer?[placed.BlockId] is JsonObject block && block[placed.ActionId] is JsonObject chosen
                    && chosen.Text("type") == placed.Type)
                {
                    value = chosen.DeepClone().AsObject();
                }
            }

            if (values[placed.BlockId] is not JsonObject row)
            {
                values[placed.BlockId] = row = [];
            }

            row[placed.ActionId] = value;
        }

        return values;
    }

    /// <summary>The state value of an untouched element; null for elements without state, such as buttons.</summary>
    private static JsonObject? Initial(JsonObject element)
    {
        var type = element.Text("type") ?? "";
        var (name, value) = type switch
        {
            "plain_text_input" or "email_text_input" or "url_text_input" or "number_input" => ("value", element["initial_value"]),
            "static_select" or "external_select" or "radio_buttons" => ("selected_option", element["initial_option"]),
            "multi_static_select" or "multi_external_select" or "checkboxes" => ("selected_options", element["initial_options"] ?? new JsonArray()),
            "users_select" => ("selected_user", element["initial_user"]),
            "channels_select" => ("selected_channel", element["initial_channel"]),
            "conversations_select" => ("selected_conversation", element["initial_conversation"]),
            "multi_users_select" => ("selected_users", element["initial_users"] ?? new JsonArray()),
            "multi_channels_select" => ("selected_channels", element["initial_channels"] ?? new JsonArray()),
            "multi_conversations_select" => ("selected_conversations", element["initial_conversations"] ?? new JsonArray()),
            "datepicker" => ("selected_date", element["initial_date"]),
            "timepicker" => ("selected_time", element["initial_time"]),
            "datetimepicker" => ("selected_date_time", element["initial_date_time"]),
            "rich_text_input" => ("rich_text_value", element["initial_value"]),
            "file_input" => ("files", new JsonArray()),
            _ => ("", null),
        };
        return name.Length == 0 ? null : new JsonObject { ["type"] = type, [name] = value?.DeepClone() };
    }
}
