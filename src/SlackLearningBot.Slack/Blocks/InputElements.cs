namespace SlackLearningBot.Slack.Blocks;

/// <summary>What the fields to type in have in common: they stand in inputs only.</summary>
public abstract record TypedElement(string ActionId, PlainText? Placeholder, bool? FocusOnLoad) : ActionElement(ActionId)
{
    public PlainText? Placeholder { get; } = Limit.Placeholder(Placeholder);

    internal override ElementPlaces Places => ElementPlaces.Input;
}

/// <summary>A field to write in; lengths are 0 to 3,000 characters (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element).</summary>
public sealed record PlainTextInput(
    string ActionId,
    string? InitialValue = null,
    bool? Multiline = null,
    int? MinLength = null,
    int? MaxLength = null,
    PlainText? Placeholder = null,
    bool? FocusOnLoad = null) : TypedElement(ActionId, Placeholder, FocusOnLoad)
{
    public override string Type => "plain_text_input";

    public int? MinLength { get; } = Length(MinLength, "min_length", 0);

    public int? MaxLength { get; } = MinLength > MaxLength
        ? throw new BlockLimitException($"plain_text_input: min_length {MinLength} is above max_length {MaxLength}")
        : Length(MaxLength, "max_length", 1);

    private static int? Length(int? length, string what, int least) =>
        length < least || length > SlackLimits.PlainTextInputLength
            ? throw new BlockLimitException($"plain_text_input {what}: {length}, Slack takes {least} to "
                + $"{SlackLimits.PlainTextInputLength} (SlackLimits.PlainTextInputLength)")
            : length;
}

/// <summary>A number; the bounds are texts because Slack keeps them as texts.</summary>
public sealed record NumberInput(
    string ActionId,
    bool IsDecimalAllowed,
    string? InitialValue = null,
    string? MinValue = null,
    string? MaxValue = null,
    PlainText? Placeholder = null,
    bool? FocusOnLoad = null) : TypedElement(ActionId, Placeholder, FocusOnLoad)
{
    public override string Type => "number_input";
}

/// <summary>A field for an e-mail address, checked by Slack (https://docs.slack.dev/reference/block-kit/block-elements/email-input-element).</summary>
public sealed record EmailInput(
    string ActionId, string? InitialValue = null, PlainText? Placeholder = null, bool? FocusOnLoad = null)
    : TypedElement(ActionId, Placeholder, FocusOnLoad)
{
    public override string Type => "email_text_input";
}

/// <summary>A field for a web address, checked by Slack (https://docs.slack.dev/reference/block-kit/block-elements/url-input-element).</summary>
public sealed record UrlInput(
    string ActionId, string? InitialValue = null, PlainText? Placeholder = null, bool? FocusOnLoad = null)
    : TypedElement(ActionId, Placeholder, FocusOnLoad)
{
    public override string Type => "url_text_input";
}
