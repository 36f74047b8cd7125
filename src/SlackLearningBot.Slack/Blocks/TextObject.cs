using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// A text in a block: <see cref="PlainText"/> or <see cref="Mrkdwn"/>. A bare string becomes escaped <see cref="Mrkdwn"/>.
/// Lengths are checked by the block that takes it (https://docs.slack.dev/reference/block-kit/composition-objects/text-object).
/// </summary>
[JsonConverter(typeof(TextObjectConverter<TextObject>))]
public abstract record TextObject : IContextElement
{
    /// <summary>What Slack gets, already escaped in the case of <see cref="Mrkdwn"/>.</summary>
    public abstract string Text { get; }

    public static implicit operator TextObject(string plain) => Mrkdwn.Escaped(plain);

    public sealed override string ToString() => Text;
}

/// <summary>Text Slack shows as it is, apart from <c>:emoji:</c> names.</summary>
[JsonConverter(typeof(TextObjectConverter<PlainText>))]
public sealed record PlainText(string Text, bool? Emoji = null) : TextObject
{
    public override string Text { get; } = Text ?? throw new ArgumentNullException(nameof(Text));

    public static implicit operator PlainText(string text) => new(text);
}
