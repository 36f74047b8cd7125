namespace SlackLearningBot.Slack.Blocks;

/// <summary>A button; <paramref name="Value"/> comes back when it is pressed, see <see cref="ActionValue"/>.</summary>
public sealed record Button(
    PlainText Text,
    string ActionId,
    string? Value = null,
    string? Url = null,
    ButtonStyle? Style = null,
    Confirm? Confirm = null,
    string? AccessibilityLabel = null) : ActionElement(ActionId)
{
    public override string Type => "button";

    public PlainText Text { get; } = Limit.Text(Text, "button text", SlackLimits.ButtonText);

    public string? Value { get; } = Limit.AtMost(Value, "button value", SlackLimits.ButtonValue);

    public string? Url { get; } = Limit.OptionalUrl(Url, "button url", SlackLimits.ButtonUrl);

    public string? AccessibilityLabel { get; } =
        Limit.OptionalText(AccessibilityLabel, "button accessibility_label", SlackLimits.AccessibilityLabel);

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions;
}

/// <summary>The "…" menu, up to five choices.</summary>
public sealed record Overflow(string ActionId, IReadOnlyList<Option> Options, Confirm? Confirm = null) : ActionElement(ActionId)
{
    public override string Type => "overflow";

    public IReadOnlyList<Option> Options { get; } =
        OptionList.Plain(Options, "overflow options", SlackLimits.OverflowOptions);

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions;
}

/// <summary>At most 10 options, any number of them ticked (https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element).</summary>
public sealed record Checkboxes(
    string ActionId,
    IReadOnlyList<Option> Options,
    IReadOnlyList<Option>? InitialOptions = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : ActionElement(ActionId)
{
    public override string Type => "checkboxes";

    public IReadOnlyList<Option> Options { get; } =
        Limit.Count(Options, "checkbox options", SlackLimits.CheckboxOptions);

    public IReadOnlyList<Option>? InitialOptions { get; } = OptionList.Initials(InitialOptions, Options);

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions | ElementPlaces.Input;
}

/// <summary>At most 10 options, one of them chosen (https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element).</summary>
public sealed record RadioButtons(
    string ActionId,
    IReadOnlyList<Option> Options,
    Option? InitialOption = null,
    Confirm? Confirm = null,
    bool? FocusOnLoad = null) : ActionElement(ActionId)
{
    public override string Type => "radio_buttons";

    public IReadOnlyList<Option> Options { get; } = Limit.Count(Options, "radio options", SlackLimits.RadioOptions);

    public Option? InitialOption { get; } = OptionList.Initial(InitialOption, Options);

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions | ElementPlaces.Input;
}
