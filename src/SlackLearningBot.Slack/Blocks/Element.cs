using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>What may stand in a <see cref="Context"/> block: texts and images.</summary>
[JsonConverter(typeof(ContextElementConverter))]
#pragma warning disable CA1040 // the union has no members in common, and JSON needs a name for it
public interface IContextElement;
#pragma warning restore CA1040

/// <summary>
/// Something to click, choose or fill in (https://docs.slack.dev/reference/block-kit/block-elements).
/// Reading one that is unknown or breaks a limit gives <see cref="UnknownElement"/>.
/// </summary>
[JsonConverter(typeof(ElementConverter))]
public abstract record Element
{
    public abstract string Type { get; }

    internal abstract ElementPlaces Places { get; }

    /// <summary>The element's action_id, if it has one.</summary>
    internal virtual string? OwnActionId => null;
}

/// <summary>An element that sends its <c>action_id</c> when it is used; see <see cref="Blocks.ActionId"/> for the names.</summary>
public abstract record ActionElement(string ActionId) : Element
{
    public string ActionId { get; } = Limit.ActionId(ActionId);

    internal override string? OwnActionId => ActionId;
}

/// <summary>An image inside a section or context.</summary>
public sealed record ImageElement(string ImageUrl, string AltText) : Element, IContextElement
{
    public override string Type => "image";

    public string ImageUrl { get; } = Limit.Url(ImageUrl, "image url", SlackLimits.ImageUrl);

    public string AltText { get; } = Limit.Text(AltText, "image alt_text", SlackLimits.ImageAltText);

    internal override ElementPlaces Places => ElementPlaces.Section;
}

/// <summary>An element this library has no record for, or one that breaks a limit; keeps its JSON.</summary>
public sealed record UnknownElement(JsonElement Json) : Element, IContextElement
{
    public override string Type => Json.Text("type") ?? "";

    internal override ElementPlaces Places => ElementPlaces.Section | ElementPlaces.Actions | ElementPlaces.Input;

    internal override string? OwnActionId => Json.Text("action_id");
}

/// <summary>Where Slack takes an element.</summary>
[Flags]
internal enum ElementPlaces
{
    None = 0,
    Section = 1,
    Actions = 2,
    Input = 4,
}
