using System.Text.RegularExpressions;

namespace SlackLearningBot.Features.Content;

/// <summary>Takes out of a page what only its own site's generator understands; what stands in code stays as it is.</summary>
internal static partial class SiteTemplate
{
    public static string Strip(string body)
    {
        var lines = HighlightToFence(Comment().Replace(body, "")).Split('\n');
        string? fence = null;
        var inTable = false;
        for (var at = 0; at < lines.Length; at++)
        {
            var opening = Fence().Match(lines[at]);
            if (fence is not null)
            {
                fence = opening.Success && lines[at].Trim() == opening.Groups["fence"].Value && opening.Groups["fence"].Value.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            }
            else if (opening.Success)
            {
                fence = opening.Groups["fence"].Value;
            }
            else
            {
                // An empty or indented line would end the HTML of a table in the middle and make code of its rows.
                inTable |= lines[at].TrimStart().StartsWith("<table", StringComparison.OrdinalIgnoreCase);
                lines[at] = inTable ? OrGap(StripLine(lines[at]).Trim()) : StripLine(lines[at]);
                inTable = inTable && !lines[at].Contains("</table", StringComparison.OrdinalIgnoreCase);
            }
        }

        return ManyEmptyLines().Replace(string.Join('\n', lines), "\n\n");
    }

    // {% highlight css %} at the start of a line is a fence; within HTML it is dropped like other tags.
    private static string HighlightToFence(string body) =>
        HighlightEnd().Replace(HighlightStart().Replace(body, "```${language}"), "```");

    private static string OrGap(string line) => line.Length == 0 ? "<br>" : line;

    private static string StripLine(string line)
    {
        var parts = CodeSpan().Split(line);
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = parts[at].StartsWith('`') ? parts[at] : StripText(parts[at]);
        }

        return string.Concat(parts);
    }

    private static string StripText(string text)
    {
        text = UrlFilter().Replace(text, "${path}");
        text = ImageTag().Replace(text, match => match.Groups["alt"].Value);
        text = Tag().Replace(text, "");
        text = Attributes().Replace(text, "");
        text = Section().Replace(text, "");
        return Anchor().Replace(text, match => Link(match.Groups["url"].Value, match.Groups["label"].Value));
    }

    private static string Link(string url, string label) => label.Contains(']', StringComparison.Ordinal) || !Uri.TryCreate(url, UriKind.Absolute, out _) || url.Contains(' ', StringComparison.Ordinal)
        ? label
        : $"[{label}]({url})";

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("^ {0,3}(?<fence>`{3,}|~{3,})", RegexOptions.None, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("^\\{%-? *highlight +(?<language>[a-z]+) *-?%\\}[ \\t]*$", RegexOptions.Multiline, 1000)]
    private static partial Regex HighlightStart();

    [GeneratedRegex("^\\{%-? *endhighlight *-?%\\}[ \\t]*$", RegexOptions.Multiline, 1000)]
    private static partial Regex HighlightEnd();

    [GeneratedRegex("(`+[^`]*`+)", RegexOptions.None, 1000)]
    private static partial Regex CodeSpan();

    [GeneratedRegex("\\{\\{\\s*(?<quote>[\"'])(?<path>[^\"'{}]*)\\k<quote>\\s*\\|\\s*url\\s*\\}\\}", RegexOptions.None, 1000)]
    private static partial Regex UrlFilter();

    // {% image_with_class "file" "class" "description" %}: the description is the last of three.
    [GeneratedRegex("\\{%-?\\s*image_with_class\\s+\"[^\"]*\"(?:\\s+\"[^\"]*\")?(?:\\s+\"(?<alt>[^\"]*)\")?\\s*-?%\\}", RegexOptions.None, 1000)]
    private static partial Regex ImageTag();

    [GeneratedRegex("\\{%(?:[^%{]|%(?!\\}))*%\\}", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("\\{:?\\s*[.#][^{}\\n]*\\}", RegexOptions.None, 1000)]
    private static partial Regex Attributes();

    [GeneratedRegex("</?section\\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Section();

    [GeneratedRegex("<a\\s[^>]*?href=[\"'](?<url>[^\"']*)[\"'][^>]*>(?<label>[^<\\n]*)</a>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("\\n[ \\t]*\\n(?:[ \\t]*\\n)+", RegexOptions.None, 1000)]
    private static partial Regex ManyEmptyLines();
}
