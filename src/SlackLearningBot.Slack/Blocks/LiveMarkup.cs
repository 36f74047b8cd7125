using System.Globalization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>What may stand in a hole of <see cref="Mrkdwn.Of"/> unescaped, because it writes valid markup itself.</summary>
public interface ILiveMarkup
{
    string ToMarkup();
}

/// <summary>A mention: <c>&lt;@U…&gt;</c>. Slack shows the person's name and notifies them.</summary>
public sealed record SlackUser(string Id) : ILiveMarkup
{
    public string ToMarkup() => $"<@{MarkupId.Checked(Id)}>";
}

/// <summary>A channel's name as a link: <c>&lt;#C…&gt;</c>.</summary>
public sealed record SlackChannel(string Id) : ILiveMarkup
{
    public string ToMarkup() => $"<#{MarkupId.Checked(Id)}>";
}

/// <summary>A link with a label. An address that is neither http, https nor mailto is shown as text, never as a link.</summary>
public sealed record SlackLink(string Url, string Label) : ILiveMarkup
{
    public string ToMarkup()
    {
        var label = SlackText.Escape(Label.ReplaceLineEndings(" "));
        return Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
            ? $"<{SlackText.Escape(uri.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal))}|{label}>"
            : label;
    }
}

/// <summary>
/// A moment in the reader's own zone, e.g. format <c>{date_short_pretty} {time}</c>; older clients show the fallback
/// (https://docs.slack.dev/messaging/formatting-message-text#date-formatting).
/// </summary>
public sealed record SlackDate(DateTimeOffset At, string Format, string Fallback) : ILiveMarkup
{
    public string ToMarkup() => string.Create(
        CultureInfo.InvariantCulture,
        $"<!date^{At.ToUnixTimeSeconds()}^{Part(Format)}|{Part(Fallback)}>");

    private static string Part(string text) =>
        SlackText.Escape(text.ReplaceLineEndings(" ").Replace('^', ' ').Replace('|', ' '));
}

internal static class MarkupId
{
    public static string Checked(string id) => !string.IsNullOrEmpty(id) && id.All(char.IsAsciiLetterOrDigit)
        ? id
        : throw new ArgumentException($"\"{id}\" is no Slack id: letters and digits are expected, like U012AB3CD.", nameof(id));
}
