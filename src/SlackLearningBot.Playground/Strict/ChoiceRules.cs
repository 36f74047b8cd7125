using System.Text.Json;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;
using static SlackLearningBot.Playground.Strict.TextRules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>Elements whose options are listed in them: menus, checkboxes, radio buttons. What is chosen at first must be one of the options.</summary>
internal static class ChoiceRules
{
    public static Rule Menu(string type, bool many, params Field[] shared) => And(
        Shape(
        [
            Type(type), .. shared, .. Initial(many, MenuOption),
            May("options", Items(MenuOption, SlackLimits.SelectOptions)),
            May("option_groups", Items(OptionGroup, SlackLimits.SelectOptionGroups)),
            .. many ? new[] { May("max_selected_items", Whole(1, 100)) } : [],
        ]),
        ExactlyOne("options", "option_groups"),
        InitialIsListed);

    public static Rule Boxes(string type, bool many, params Field[] shared) => And(
        Shape([Type(type), .. shared, .. Initial(many, MarkedOption), Must("options", Items(MarkedOption, SlackLimits.CheckboxOptions))]),
        InitialIsListed);

    private static Field[] Initial(bool many, Rule option) =>
        [many ? May("initial_options", Items(option, SlackLimits.SelectOptions)) : May("initial_option", option)];

    private static void InitialIsListed(JsonElement element, string at, Findings found)
    {
        var listed = Options(element).Select(Value).ToHashSet(StringComparer.Ordinal);
        if (element.TryGetProperty("initial_option", out var one) && !listed.Contains(Value(one)))
        {
            found.Add("initial_option must be one of the options", $"{at}/initial_option");
        }

        if (element.TryGetProperty("initial_options", out var some) && some.ValueKind == JsonValueKind.Array
            && some.EnumerateArray().Any(option => !listed.Contains(Value(option))))
        {
            found.Add("initial_options must be among the options", $"{at}/initial_options");
        }
    }

    private static IEnumerable<JsonElement> Options(JsonElement element)
    {
        var direct = List(element, "options");
        return direct.Concat(List(element, "option_groups").SelectMany(group => List(group, "options")));
    }

    private static JsonElement[] List(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];

    private static string Value(JsonElement option) =>
        option.ValueKind == JsonValueKind.Object && option.TryGetProperty("value", out var value) ? value.ToString() : "";
}
