using System.Globalization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>Escaping and cutting of texts for Slack (https://docs.slack.dev/messaging/formatting-message-text).</summary>
public static class SlackText
{
    private const string Ellipsis = "…";

    private static readonly string[] Entities = ["&amp;", "&lt;", "&gt;"];

    /// <summary>Replaces <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> and nothing else, as Slack asks: no mention or link survives.</summary>
    public static string Escape(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        return plain.AsSpan().ContainsAny('&', '<', '>')
            ? plain.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
            : plain;
    }

    /// <summary>The text behind <see cref="Escape"/>.</summary>
    public static string Unescape(string escaped)
    {
        ArgumentNullException.ThrowIfNull(escaped);
        return escaped.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>
    /// At most <paramref name="max"/> UTF-16 characters, with "…" at the end when something was left out. Never cuts an entity
    /// (<c>&amp;amp;</c>), a construct in angle brackets, a surrogate pair or what a reader sees as one character.
    /// </summary>
    public static string Truncate(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (text.Length <= max)
        {
            return text;
        }

        var rest = text.AsSpan();
        var end = 0;
        var kept = 0;
        for (var step = WholeLength(rest); end + step <= max - Ellipsis.Length; step = WholeLength(rest[end..]))
        {
            kept = rest.Slice(end, step).IsWhiteSpace() ? kept : end + step;
            end += step;
        }

        return string.Concat(rest[..kept], Ellipsis);
    }

    /// <summary>How much of the start belongs together: a character as a reader sees it, with the markup that begins at its end.</summary>
    private static int WholeLength(ReadOnlySpan<char> rest)
    {
        var length = StringInfo.GetNextTextElementLength(rest);
        var markup = MarkupLength(rest[(length - 1)..]);
        if (markup is 0)
        {
            return length;
        }

        // A combining sign may follow the markup's last character and belongs to it.
        var last = length - 1 + markup - 1;
        return last + StringInfo.GetNextTextElementLength(rest[last..]);
    }

    private static int MarkupLength(ReadOnlySpan<char> rest)
    {
        foreach (var entity in Entities)
        {
            if (rest.StartsWith(entity, StringComparison.Ordinal))
            {
                return entity.Length;
            }
        }

        return rest[0] is '<' && rest[1..].IndexOfAny('<', '>') is >= 0 and var end && rest[end + 1] is '>' ? end + 2 : 0;
    }
}
