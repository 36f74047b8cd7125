using System.Text.Json;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>Text with up to ten short fields and one element beside it; text or fields must be there.</summary>
public sealed record Section(
    TextObject? Text = null,
    IReadOnlyList<TextObject>? Fields = null,
    Element? Accessory = null,
    bool? Expand = null,
    string? BlockId = null) : Block(BlockId)
{
    public override string Type => "section";

    public TextObject? Text { get; } = Text is null && Fields is null
        ? throw new BlockLimitException("section: neither text nor fields, Slack wants one of them")
        : Limit.OptionalText(Text, "section text", SlackLimits.SectionText);

    public IReadOnlyList<TextObject>? Fields { get; } =
        Limit.OptionalCount(Fields, "section fields", SlackLimits.SectionFields)?
            .Select(field => Limit.Text(field, "section field", SlackLimits.SectionField)).ToArray();

    public Element? Accessory { get; } = Accessory is null || Accessory.Places.HasFlag(ElementPlaces.Section)
        ? Accessory
        : throw new BlockLimitException($"section accessory: Slack takes no {Accessory.Type} there");
}

/// <summary>A line across (https://docs.slack.dev/reference/block-kit/blocks/divider-block).</summary>
public sealed record Divider(string? BlockId = null) : Block(BlockId)
{
    public override string Type => "divider";
}

/// <summary>A heading of at most 150 characters, without markup (https://docs.slack.dev/reference/block-kit/blocks/header-block).</summary>
public sealed record Header(PlainText Text, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "header";

    public PlainText Text { get; } = Limit.Text(Text, "header text", SlackLimits.HeaderText);
}

/// <summary>Small print: texts and images.</summary>
public sealed record Context(IReadOnlyList<IContextElement> Elements, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "context";

    public IReadOnlyList<IContextElement> Elements { get; } =
        Limit.Count(Elements, "context elements", SlackLimits.ContextElements)
            .Select(element => element is TextObject text ? Limit.Text(text, "context text", SlackLimits.TextObject) : element)
            .ToArray();
}

/// <summary>Buttons, menus and pickers in a row; their action_ids differ.</summary>
public sealed record Actions(IReadOnlyList<Element> Elements, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "actions";

    public IReadOnlyList<Element> Elements { get; } = Checked(Elements);

    private static IReadOnlyList<Element> Checked(IReadOnlyList<Element> elements)
    {
        Limit.Count(elements, "actions elements", SlackLimits.ActionsElements);
        Limit.Unique(elements.Select(element => element.OwnActionId), "action_id in one actions block");
        return elements.FirstOrDefault(element => !element.Places.HasFlag(ElementPlaces.Actions)) is { } wrong
            ? throw new BlockLimitException($"actions elements: Slack takes no {wrong.Type} there")
            : [.. elements];
    }
}

/// <summary>A picture by its address, at most 3,000 characters, with the text that stands for it, at most 2,000 (https://docs.slack.dev/reference/block-kit/blocks/image-block).</summary>
public sealed record Image(string ImageUrl, string AltText, PlainText? Title = null, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "image";

    public string ImageUrl { get; } = Limit.Url(ImageUrl, "image url", SlackLimits.ImageUrl);

    public string AltText { get; } = Limit.Text(AltText, "image alt_text", SlackLimits.ImageAltText);

    public PlainText? Title { get; } = Limit.OptionalText(Title, "image title", SlackLimits.ImageTitle);
}

/// <summary>A labelled field of a form; its answer is found under (block_id, action_id) of the view's state.</summary>
public sealed record Input(
    PlainText Label,
    Element Element,
    PlainText? Hint = null,
    bool? Optional = null,
    bool? DispatchAction = null,
    string? BlockId = null) : Block(BlockId)
{
    public override string Type => "input";

    public PlainText Label { get; } = Limit.Text(Label, "input label", SlackLimits.InputLabel);

    public Element Element { get; } = Element.Places.HasFlag(ElementPlaces.Input)
        ? Element
        : throw new BlockLimitException($"input element: Slack takes no {Element.Type} there");

    public PlainText? Hint { get; } = Limit.OptionalText(Hint, "input hint", SlackLimits.InputHint);
}

/// <summary>Standard Markdown, which Slack renders itself; 12,000 characters summed over a message.</summary>
public sealed record MarkdownBlock(string Text, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "markdown";

    public string Text { get; } = Limit.Text(Text, "markdown text", SlackLimits.MarkdownText);
}

/// <summary>Formatted text as people's own messages bring it: kept as JSON and written back unchanged.</summary>
public sealed record RichText(IReadOnlyList<JsonElement> Elements, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "rich_text";
}
