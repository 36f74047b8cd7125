using System.Text.Json;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;
using static SlackLearningBot.Playground.Strict.TextRules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>Block elements (https://docs.slack.dev/reference/block-kit/block-elements) and where each may stand.</summary>
internal static class ElementRules
{
    private static readonly Field ActionId = May("action_id", Text(SlackLimits.ActionId));
    private static readonly Field Ask = May("confirm", Confirm);
    private static readonly Field Placeholder = May("placeholder", PlainUpTo(SlackLimits.Placeholder));
    private static readonly Field Dispatch = May("dispatch_action_config", Shape(
        May("trigger_actions_on", Items(Choice("on_enter_pressed", "on_character_entered"), 2))));

    private static readonly Field Focus = May("focus_on_load", (value, at, found) =>
    {
        Flag(value, at, found);
        if (value.ValueKind == JsonValueKind.True && ++found.Focused > 1)
        {
            found.Add("only one element can have focus_on_load", at);
        }
    });

    private static readonly Rule Id = Text(255);

    public static readonly Rule Image = And(
        Shape(
            Type("image"), Must("alt_text", Text(SlackLimits.ImageAltText)), May("image_url", Url),
            May("slack_file", And(Shape(May("id", Id), May("url", Url)), ExactlyOne("id", "url")))),
        ExactlyOne("image_url", "slack_file"));

    public static readonly Rule Button = Shape(
        Type("button"), ActionId, Ask, Must("text", PlainUpTo(SlackLimits.ButtonText)), May("value", Text(SlackLimits.ButtonValue)),
        May("url", Url), May("style", Choice("primary", "danger")), May("accessibility_label", Text(SlackLimits.AccessibilityLabel)));

    private static readonly Rule Opinion = Shape(
        Must("text", PlainUpTo(SlackLimits.ButtonText)), Must("value", Text(SlackLimits.ButtonValue)),
        May("accessibility_label", Text(SlackLimits.AccessibilityLabel)));

    private static readonly Dictionary<string, Rule> All = new(StringComparer.Ordinal)
    {
        ["image"] = Image,
        ["button"] = Button,
        ["workflow_button"] = Shape(
            Type("workflow_button"), ActionId, Ask, Must("text", PlainUpTo(SlackLimits.ButtonText)), Must("workflow", Anything),
            May("style", Choice("primary", "danger")), May("accessibility_label", Text(SlackLimits.AccessibilityLabel))),
        ["static_select"] = ChoiceRules.Menu("static_select", many: false, ActionId, Ask, Focus, Placeholder),
        ["multi_static_select"] = ChoiceRules.Menu("multi_static_select", many: true, ActionId, Ask, Focus, Placeholder),
        ["external_select"] = Select("external_select", May("min_query_length", Whole(0, 1000)), May("initial_option", MenuOption)),
        ["multi_external_select"] = MultiSelect("multi_external_select", May("min_query_length", Whole(0, 1000)), May("initial_options", Items(MenuOption, 100))),
        ["users_select"] = Select("users_select", May("initial_user", Id)),
        ["multi_users_select"] = MultiSelect("multi_users_select", May("initial_users", Items(Id, 100))),
        ["channels_select"] = Select("channels_select", May("initial_channel", Id), May("response_url_enabled", Flag)),
        ["multi_channels_select"] = MultiSelect("multi_channels_select", May("initial_channels", Items(Id, 100))),
        ["conversations_select"] = Select(
            "conversations_select", May("initial_conversation", Id), May("response_url_enabled", Flag), Filter(), Current()),
        ["multi_conversations_select"] = MultiSelect(
            "multi_conversations_select", May("initial_conversations", Items(Id, 100)), Filter(), Current()),
        ["overflow"] = Shape(Type("overflow"), ActionId, Ask, Must("options", Items(MenuOption, SlackLimits.OverflowOptions))),
        ["checkboxes"] = ChoiceRules.Boxes("checkboxes", many: true, ActionId, Ask, Focus),
        ["radio_buttons"] = ChoiceRules.Boxes("radio_buttons", many: false, ActionId, Ask, Focus),
        ["datepicker"] = Shape(Type("datepicker"), ActionId, Ask, Focus, Placeholder, May("initial_date", Date)),
        ["timepicker"] = Shape(Type("timepicker"), ActionId, Ask, Focus, Placeholder, May("initial_time", Time), May("timezone", Id)),
        ["datetimepicker"] = Shape(Type("datetimepicker"), ActionId, Ask, Focus, May("initial_date_time", Whole(1_000_000_000, 9_999_999_999))),
        ["plain_text_input"] = And(
            Shape(
                Type("plain_text_input"), ActionId, Focus, Placeholder, Dispatch, May("initial_value", Text(SlackLimits.PlainTextInputLength, min: 0)),
                May("multiline", Flag), May("min_length", Whole(0, SlackLimits.PlainTextInputLength)), May("max_length", Whole(1, SlackLimits.PlainTextInputLength))),
            LengthsInOrder),
        ["email_text_input"] = Shape(Type("email_text_input"), ActionId, Focus, Placeholder, Dispatch, May("initial_value", Id)),
        ["url_text_input"] = Shape(Type("url_text_input"), ActionId, Focus, Placeholder, Dispatch, May("initial_value", Url)),
        ["number_input"] = Shape(
            Type("number_input"), ActionId, Focus, Placeholder, Dispatch, Must("is_decimal_allowed", Flag),
            May("initial_value", Id), May("min_value", Id), May("max_value", Id)),
        ["file_input"] = Shape(Type("file_input"), ActionId, May("filetypes", Items(Id, 100)), May("max_files", Whole(1, 10))),
        ["rich_text_input"] = Shape(
            Type("rich_text_input"), ActionId, Focus, Placeholder, Dispatch, May("initial_value", RichTextRules.Block),
            May("min_lines", Whole(1, 100)), May("max_lines", Whole(1, 100))),
        ["feedback_buttons"] = Shape(Type("feedback_buttons"), ActionId, Must("positive_button", Opinion), Must("negative_button", Opinion)),
        ["icon_button"] = Shape(
            Type("icon_button"), ActionId, Ask, Must("icon", Choice("trash")), Must("text", Plain), May("value", Text(SlackLimits.ButtonValue)),
            May("visible_to_user_ids", Items(Id, 100)), May("accessibility_label", Text(SlackLimits.AccessibilityLabel))),
    };

    private static readonly string[] Selects =
    [
        "static_select", "external_select", "users_select", "channels_select", "conversations_select",
        "multi_static_select", "multi_external_select", "multi_users_select", "multi_channels_select", "multi_conversations_select",
    ];

    private static readonly string[] Pickers = ["checkboxes", "radio_buttons", "datepicker", "timepicker"];

    public static readonly Rule Accessory = Among([.. Selects, .. Pickers, "button", "workflow_button", "overflow", "image"]);

    public static readonly Rule InActions =
        Among([.. Selects, .. Pickers, "button", "workflow_button", "overflow", "datetimepicker", "rich_text_input"]);

    public static readonly Rule InContextActions = Among(["feedback_buttons", "icon_button"]);

    public static readonly Rule InInput = Among(
    [
        .. Selects, .. Pickers, "datetimepicker", "plain_text_input", "email_text_input", "url_text_input", "number_input",
        "file_input", "rich_text_input",
    ]);

    private static Rule Among(string[] types) => ByType(types.ToDictionary(type => type, type => All[type], StringComparer.Ordinal));

    private static Rule Select(string type, params Field[] own) =>
        Shape([Type(type), ActionId, Ask, Focus, Placeholder, .. own]);

    private static Rule MultiSelect(string type, params Field[] own) =>
        Select(type, [May("max_selected_items", Whole(1, 100)), .. own]);

    private static Field Filter() => May("filter", Shape(
        May("include", Items(Choice("im", "mpim", "private", "public"), 4)),
        May("exclude_bot_users", Flag), May("exclude_external_shared_channels", Flag)));

    private static Field Current() => May("default_to_current_conversation", Flag);

    private static void LengthsInOrder(JsonElement input, string at, Findings found)
    {
        if (input.TryGetProperty("min_length", out var min) && input.TryGetProperty("max_length", out var max)
            && min.ValueKind == JsonValueKind.Number && max.ValueKind == JsonValueKind.Number && min.GetDouble() > max.GetDouble())
        {
            found.Add("min_length must not be greater than max_length", at);
        }
    }
}
