using System.Net;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>HTML dropped to its text.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "address", "article", "aside", "audio", "b", "base", "blockquote", "body", "br", "button", "caption", "center", "cite", "code", "col",
        "colgroup", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font", "footer",
        "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd",
        "label", "legend", "li", "link", "main", "map", "mark", "menu", "meta", "nav", "noscript", "object", "ol", "optgroup", "option", "p", "param",
        "picture", "pre", "q", "s", "samp", "script", "section", "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary",
        "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var",
        "video", "wbr",
    };

    /// <summary>Text that only looks like a tag (a placeholder such as &lt;name&gt;) is worth keeping.</summary>
    public static bool IsUnknownTag(string tag) =>
        (tag.StartsWith("<!", StringComparison.Ordinal) && !Hidden().IsMatch(tag))
        || IsUnknownElement(tag);

    private static bool IsUnknownElement(string tag) => TagName().Match(tag) is { Success: true } match && !Known.Contains(match.Groups["name"].Value);

    /// <summary>The lines of a piece of HTML, without tags, comments, scripts and empty lines.</summary>
    public static IReadOnlyList<string> Lines(string html)
    {
        var text = Hidden().Replace(html, "");
        text = LineEnd().Replace(text, "\n");
        text = CellEnd().Replace(text, "  ");
        text = Tag().Replace(text, match => IsUnknownTag(match.Value) ? match.Value : "");
        return [.. WebUtility.HtmlDecode(text).Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).Where(line => line.Length > 0)];
    }

    [GeneratedRegex("<!--.*?(-->|$)|<(?<tag>script|style)\\b.*?(</\\k<tag>\\s*>|$)|<!doctype\\b[^<>]*>|<[?][^<>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<br\\b[^<>]*>|</(p|div|tr|li|h[1-6]|caption|legend|label|dt|dd|pre|figcaption|option|title)\\s*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LineEnd();

    [GeneratedRegex("</t[dh]\\s*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CellEnd();

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("^</?(?<name>[a-zA-Z][a-zA-Z0-9-]*)", RegexOptions.None, 1000)]
    private static partial Regex TagName();

    [GeneratedRegex("[ \\t\\r\\0]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
