using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// Text in Slack's own markup. Data in it is escaped unless markup is asked for by name:
/// <c>Mrkdwn.Of($"Hello *{name}*, see {new SlackLink(url, title)}")</c> escapes <c>name</c> and keeps the link alive
/// (https://docs.slack.dev/messaging/formatting-message-text).
/// </summary>
[JsonConverter(typeof(TextObjectConverter<Mrkdwn>))]
public sealed record Mrkdwn : TextObject, ILiveMarkup
{
    private Mrkdwn(string text, bool? verbatim = null)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        Verbatim = verbatim;
    }

    public override string Text { get; }

    /// <summary>True keeps Slack from turning addresses and <c>#names</c> into links.</summary>
    public bool? Verbatim { get; }

    public static Mrkdwn Empty { get; } = new("");

    /// <summary>Literals are markup, holes are data: each hole is escaped unless it is an <see cref="ILiveMarkup"/>.</summary>
    public static Mrkdwn Of(MrkdwnHandler text) => new(text.ToMarkup());

    /// <summary>All of it is data: <c>&lt;!channel&gt;</c> in it pings nobody.</summary>
    public static Mrkdwn Escaped(string plain) => new(SlackText.Escape(plain));

    /// <summary>All of it is markup: only for text this program wrote or that is escaped already.</summary>
    public static Mrkdwn Raw(string markup, bool? verbatim = null) => new(markup, verbatim);

    public static Mrkdwn Join(string separator, IEnumerable<Mrkdwn> parts) =>
        new(string.Join(SlackText.Escape(separator), parts.Select(part => part.Text)));

    public static implicit operator Mrkdwn(string plain) => Escaped(plain);

    public static Mrkdwn operator +(Mrkdwn left, Mrkdwn right) => new(left.Text + right.Text, left.Verbatim);

    /// <summary>At most <paramref name="max"/> characters; see <see cref="SlackText.Truncate"/>.</summary>
    public Mrkdwn Truncate(int max) => new(SlackText.Truncate(Text, max), Verbatim);

    string ILiveMarkup.ToMarkup() => Text;
}
