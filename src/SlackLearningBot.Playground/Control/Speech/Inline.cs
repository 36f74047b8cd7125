using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Playground.Control.Speech;

/// <summary>One run of typed words: marks (*bold*, _italic_, ~strike~, `code`), mentions, addresses and emoji.</summary>
internal static partial class Inline
{
    private static readonly Dictionary<char, string> Styles = new() { ['*'] = "bold", ['_'] = "italic", ['~'] = "strike" };

    public static IReadOnlyList<JsonObject> Elements(References names, string typed)
    {
        var elements = new List<JsonObject>();
        Add(elements, names, typed, []);
        return elements.Count > 0 ? elements : [new JsonObject { ["type"] = "text", ["text"] = "" }];
    }

    /// <summary>The same words as a message's text: marks stay, control characters are escaped, references are written out.</summary>
    public static string Text(References names, string typed)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (Match match in Tokens().Matches(typed))
        {
            if (match.Groups["code"].Success || Written(names, match) is not { } written)
            {
                continue;
            }

            text.Append(References.Escaped(typed[from..match.Index])).Append(written);
            from = match.Index + match.Length;
        }

        return text.Append(References.Escaped(typed[from..])).ToString();
    }

    private static string? Written(References names, Match match) => match.Groups["mark"] is { Success: true } mark
        ? mark.Value + Text(names, match.Groups["inside"].Value) + mark.Value
        : Element(names, match) is { } element ? References.AsText(element) : null;

    private static void Add(List<JsonObject> elements, References names, string typed, IReadOnlyList<string> styles)
    {
        var from = 0;
        foreach (Match match in Tokens().Matches(typed))
        {
            var mark = match.Groups["mark"];
            var element = mark.Success ? null : Element(names, match);
            if (!mark.Success && element is null)
            {
                continue;
            }

            AddText(elements, typed[from..match.Index], styles);
            from = match.Index + match.Length;
            if (mark.Success)
            {
                Add(elements, names, match.Groups["inside"].Value, [.. styles, Styles[mark.Value[0]]]);
            }
            else
            {
                elements.Add(Styled(element!, styles));
            }
        }

        AddText(elements, typed[from..], styles);
    }

    private static JsonObject? Element(References names, Match match) => match switch
    {
        _ when match.Groups["code"] is { Success: true } code =>
            new JsonObject { ["type"] = "text", ["text"] = code.Value, ["style"] = new JsonObject { ["code"] = true } },
        _ when match.Groups["pointed"] is { Success: true } pointed => names.Pointed(pointed.Value),
        _ when match.Groups["named"] is { Success: true } named => names.Named(named.Value),
        _ when match.Groups["address"] is { Success: true } address => References.Link(address.Value, words: null),
        _ when match.Groups["emoji"] is { Success: true } emoji => new JsonObject { ["type"] = "emoji", ["name"] = emoji.Value },
        _ => null,
    };

    private static void AddText(List<JsonObject> elements, string text, IReadOnlyList<string> styles)
    {
        if (text.Length > 0)
        {
            elements.Add(Styled(new JsonObject { ["type"] = "text", ["text"] = text }, styles));
        }
    }

    private static JsonObject Styled(JsonObject element, IReadOnlyList<string> styles)
    {
        if (styles.Count > 0 && element["style"] is null)
        {
            element["style"] = new JsonObject(styles.Distinct(StringComparer.Ordinal).Select(style => new KeyValuePair<string, JsonNode?>(style, true)));
        }

        return element;
    }

    // A mark opens after a space or at the start, closes before a space, punctuation or the end, and hugs its words.
    [GeneratedRegex(
        """
        `(?<code>[^`\n]+)`
        |<(?<pointed>[^<>\n]{1,3000})>
        |(?<address>https?://[^\s<>|]*[^\s<>|.,;:!?)'"*_~])
        |(?<![\w@#])(?<named>[@\#][\w][\w.\-]{0,79}(?<![.\-]))
        |(?<![\w:]):(?<emoji>(?=[0-9_+'\-]*[a-z]|[+\-]1:)[a-z0-9_+'\-]{1,60}):(?!\w)
        |(?<![\w*_~])(?<mark>[*_~])(?=\S)(?<inside>[^\n]{0,2000}?\S)\k<mark>(?![\w])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Tokens();
}
