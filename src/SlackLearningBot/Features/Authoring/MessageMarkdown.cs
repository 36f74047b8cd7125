using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Features.Authoring;

/// <summary>
/// A person's message as Markdown (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). Mentions become names; ids, addresses inside
/// Slack and what only some people may see stay behind.
/// </summary>
internal sealed partial class MessageMarkdown(IReadOnlyDictionary<string, string> names)
{
    private const int Longest = 3000;

    /// <summary>Whom the message mentions.</summary>
    public static IReadOnlyList<string> MentionsIn(JsonElement message) =>
        [.. MentionOf().Matches(message.GetRawText()).Select(match => match.Groups["id"].Value).Distinct().Take(100)];

    /// <returns>At most 3,000 characters, what a form's field takes; empty when the message has no words.</returns>
    public string Of(JsonElement message)
    {
        var rich = Items(message, "blocks").Where(block => Text(block, "type") == "rich_text").SelectMany(block => Items(block, "elements")).Select(Part).ToList();
        var text = rich.Count > 0 ? string.Join("\n\n", rich.Where(part => part.Length > 0)) : Plain(Text(message, "text") ?? "");
        text = ManyLines().Replace(text, "\n\n").Trim();
        return text.Length > Longest ? Learning.Wording.Excerpt.OfWords(text, Longest) : text;
    }

    private string Part(JsonElement part) => Text(part, "type") switch
    {
        "rich_text_section" => Broken(Inline(part)),
        "rich_text_quote" => string.Join('\n', Inline(part).Split('\n').Select(line => $"> {line}")),
        "rich_text_preformatted" => $"```\n{string.Concat(Items(part, "elements").Select(element => Text(element, "text") ?? "")).Replace("```", "'''", StringComparison.Ordinal)}\n```",
        "rich_text_list" => List(part),
        _ => "",
    };

    private string List(JsonElement list)
    {
        var indent = new string(' ', 4 * Math.Clamp(list.TryGetProperty("indent", out var deep) && deep.TryGetInt32(out var level) ? level : 0, 0, 6));
        var ordered = Text(list, "style") == "ordered";
        return string.Join('\n', Items(list, "elements").Select((item, at) => $"{indent}{(ordered ? $"{at + 1}." : "-")} {Inline(item).Replace('\n', ' ')}"));
    }

    private string Inline(JsonElement section) => string.Concat(Items(section, "elements").Select(Element));

    private string Element(JsonElement element) => Text(element, "type") switch
    {
        "text" => Styled(Text(element, "text") ?? "", element),
        "link" => Link(Text(element, "url") ?? "", Text(element, "text")),
        "user" => Escaped(NameOf(Text(element, "user_id"))),
        "usergroup" => "a group",
        "channel" => "a channel",
        "broadcast" => "everybody",
        "emoji" => Emoji(element),
        "date" => Escaped(Text(element, "fallback") ?? ""),
        "color" => Escaped(Text(element, "value") ?? ""),
        _ => "",
    };

    private static string Styled(string text, JsonElement element)
    {
        if (text.Trim().Length == 0 || !element.TryGetProperty("style", out var style) || style.ValueKind != JsonValueKind.Object)
        {
            return Escaped(text);
        }

        if (Is(style, "code"))
        {
            return text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";
        }

        var marks = (Is(style, "bold") ? "**" : "") + (Is(style, "italic") ? "*" : "") + (Is(style, "strike") ? "~~" : "");
        var bare = text.Trim();
        var start = text.IndexOf(bare, StringComparison.Ordinal);
        return text[..start] + marks + Escaped(bare) + new string([.. marks.Reverse()]) + text[(start + bare.Length)..];
    }

    /// <summary>An address inside Slack opens only for some, and tells ids: its words stay, the address does not.</summary>
    private static string Link(string url, string? label)
    {
        var isOpen = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && !IsInSlack(uri);
        var words = Escaped(label is { Length: > 0 } && (isOpen || !label.Contains("slack", StringComparison.OrdinalIgnoreCase)) ? label : isOpen ? url : "a link inside Slack");
        return isOpen ? $"[{words}](<{uri!.AbsoluteUri.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)" : words;
    }

    private static readonly string[] SlackHosts = ["slack.com", "slack-files.com", "slack-edge.com", "slack-gov.com"];

    private static bool IsInSlack(Uri uri) => SlackHosts
        .Any(host => uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    private string NameOf(string? id) => id is not null && names.TryGetValue(id, out var name) ? name : "somebody";

    private static string Emoji(JsonElement element)
    {
        var code = Text(element, "unicode")?.Split('-').Select(part => int.TryParse(part, System.Globalization.NumberStyles.HexNumber, null, out var rune) && Rune.IsValid(rune) ? new Rune(rune).ToString() : "");
        return code is null ? "" : string.Concat(code);
    }

    /// <summary>For messages without rich text: Slack's markup by itself.</summary>
    private string Plain(string text) => Broken(string.Concat(Token().Split(text).Select(part => part.StartsWith('<') && part.EndsWith('>') ? Marked(part[1..^1]) : Escaped(Unescaped(part)))));

    private string Marked(string token)
    {
        var (target, label) = token.IndexOf('|', StringComparison.Ordinal) is var bar and >= 0 ? (token[..bar], token[(bar + 1)..]) : (token, null);
        return target switch
        {
            ['@', .. var id] => Escaped(NameOf(id)),
            ['#', ..] => "a channel",
            ['!', ..] => target.StartsWith("!subteam", StringComparison.Ordinal) ? "a group" : target.StartsWith("!date", StringComparison.Ordinal) ? Escaped(Unescaped(label ?? "")) : "everybody",
            _ => Link(Unescaped(target), label is null ? null : Unescaped(label)),
        };
    }

    /// <summary>A line break a person typed is a line break.</summary>
    private static string Broken(string text) => SingleBreak().Replace(text, "  \n");

    private static string Escaped(string text) => LineNumber().Replace(LineStart().Replace(Special().Replace(text, "\\$0"), "$1\\$2"), "$1\\$2");

    private static string Unescaped(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static bool Is(JsonElement style, string name) => style.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static JsonElement.ArrayEnumerator Items(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()?.Replace("\0", "", StringComparison.Ordinal)
            : null;

    [GeneratedRegex("(?<=\"user_id\":\\s?\"|<@)(?<id>[UW][A-Z0-9]{2,30})", RegexOptions.None, 1000)]
    private static partial Regex MentionOf();

    [GeneratedRegex("(<[^<>\\n]*>)", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"[\\`*_\[\]<>~|]", RegexOptions.None, 1000)]
    private static partial Regex Special();

    [GeneratedRegex(@"^([ \t]{0,3})([#+=-])", RegexOptions.Multiline, 1000)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^([ \t]{0,3}\d{1,9})([.)])(?=[ \t]|$)", RegexOptions.Multiline, 1000)]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"(?<!\n)\n(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex SingleBreak();

    [GeneratedRegex(@"\n[ \t]*\n(?:[ \t]*\n)+", RegexOptions.None, 1000)]
    private static partial Regex ManyLines();
}
