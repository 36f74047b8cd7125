using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// A choice; <paramref name="Value"/> comes back when it is taken, see <see cref="ActionValue"/>
/// (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).
/// </summary>
public sealed record Option(TextObject Text, string Value, TextObject? Description = null, string? Url = null)
{
    public TextObject Text { get; } = Limit.Text(Text, "option text", SlackLimits.OptionText);

    public string Value { get; } = Limit.Text(Value, "option value", SlackLimits.OptionValue);

    public TextObject? Description { get; } =
        Limit.OptionalText(Description, "option description", SlackLimits.OptionDescription);

    public string? Url { get; } = Limit.OptionalUrl(Url, "option url", SlackLimits.OptionUrl);

    /// <summary>The form menus take: they show no markup.</summary>
    public static Option Plain(string text, string value, string? description = null) =>
        new(new PlainText(text), value, description is null ? null : new PlainText(description));
}

/// <summary>At most 100 options under a label of at most 75 characters (https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object).</summary>
public sealed record OptionGroup(PlainText Label, IReadOnlyList<Option> Options)
{
    public PlainText Label { get; } = Limit.Text(Label, "option group label", SlackLimits.OptionGroupLabel);

    public IReadOnlyList<Option> Options { get; } =
        OptionList.Plain(Options, "option group options", SlackLimits.SelectOptions);
}

/// <summary>"Are you sure?" before an element acts; <paramref name="Yes"/> and <paramref name="No"/> label its two buttons.</summary>
public sealed record Confirm(
    PlainText Title,
    TextObject Text,
    PlainText Yes,
    PlainText No,
    ButtonStyle? Style = null)
{
    public PlainText Title { get; } = Limit.Text(Title, "confirm title", SlackLimits.ConfirmTitle);

    public TextObject Text { get; } = Limit.Text(Text, "confirm text", SlackLimits.ConfirmText);

    [JsonPropertyName("confirm")]
    public PlainText Yes { get; } = Limit.Text(Yes, "confirm button", SlackLimits.ConfirmButton);

    [JsonPropertyName("deny")]
    public PlainText No { get; } = Limit.Text(No, "deny button", SlackLimits.ConfirmButton);
}

/// <summary>How a button looks: what is wanted most, or what cannot be undone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ButtonStyle>))]
public enum ButtonStyle
{
    [JsonStringEnumMemberName("primary")]
    Primary,
    [JsonStringEnumMemberName("danger")]
    Danger,
}

internal static class OptionList
{
    public static IReadOnlyList<Option> Plain(
        IReadOnlyList<Option> options, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        Limit.Count(options, what, max, name).FirstOrDefault(option => option.Text is not PlainText
            || option.Description is not (null or PlainText)) is { } marked
            ? throw new BlockLimitException($"{what}: \"{marked.Text}\" is mrkdwn, menus take plain_text (Option.Plain)")
            : [.. options];

    public static IReadOnlyList<Option>? OptionalPlain(
        IReadOnlyList<Option>? options, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        options is null ? null : Plain(options, what, max, name);

    /// <summary>What is chosen at first must be one of the choices, word for word.</summary>
    public static Option? Initial(Option? initial, IReadOnlyList<Option>? options, IReadOnlyList<OptionGroup>? groups = null) =>
        initial is null || All(options, groups).Contains(initial)
            ? initial
            : throw new BlockLimitException($"initial option: \"{initial.Text}\" is not among the options");

    public static IReadOnlyList<Option>? Initials(
        IReadOnlyList<Option>? initials, IReadOnlyList<Option>? options, IReadOnlyList<OptionGroup>? groups = null)
    {
        if (initials is { Count: 0 })
        {
            throw new BlockLimitException("initial options: none, leave them out instead");
        }

        return initials?.Select(initial => Initial(initial, options, groups)!).ToArray();
    }

    public static void OneKind(IReadOnlyList<Option>? options, IReadOnlyList<OptionGroup>? groups)
    {
        if (options is null == groups is null)
        {
            throw new BlockLimitException("select: give either options or option groups");
        }
    }

    private static IEnumerable<Option> All(IReadOnlyList<Option>? options, IReadOnlyList<OptionGroup>? groups) =>
        (options ?? []).Concat((groups ?? []).SelectMany(group => group.Options));
}
