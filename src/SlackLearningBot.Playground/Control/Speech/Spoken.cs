using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control.Speech;

/// <summary>
/// What a person typed, as Slack's own client sends it: text with &amp;, &lt; and &gt; escaped and references as &lt;@U…&gt;, and the same
/// as rich text (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block).
/// </summary>
internal sealed partial record Spoken(string Text, string? Blocks)
{
    /// <summary>Reads typed words; nothing typed gives no blocks. The caller holds the workspace's lock.</summary>
    public static Spoken Of(Workspace workspace, string typed)
    {
        var names = new References(workspace);
        var lines = typed.ReplaceLineEndings("\n").Split('\n');
        var parts = new JsonArray();
        for (var at = 0; at < lines.Length;)
        {
            var (part, next) = Part(names, lines, at);
            parts.Add(part);
            at = next;
        }

        var rich = new JsonObject { ["type"] = "rich_text", ["block_id"] = workspace.Ids.NextShort("b"), ["elements"] = parts };
        return new Spoken(Inline.Text(names, typed), typed.Length == 0 ? null : Json.Write(new JsonArray(rich)));
    }

    /// <summary>A fenced block, a quote, a list or plain lines, and the line after it.</summary>
    private static (JsonObject Part, int Next) Part(References names, string[] lines, int at)
    {
        if (Fence(lines[at]))
        {
            var end = Array.FindIndex(lines, at + 1, Fence);
            if (end > 0)
            {
                var code = string.Join('\n', lines[(at + 1)..end]);
                return (Rich("rich_text_preformatted", [new JsonObject { ["type"] = "text", ["text"] = code }]), end + 1);
            }
        }

        var kind = Kind(lines[at]);
        var next = at + 1;
        while (next < lines.Length && Kind(lines[next]) == kind && !Fence(lines[next]))
        {
            next++;
        }

        return (kind switch
        {
            "quote" => Rich("rich_text_quote", Inline.Elements(names, string.Join('\n', lines[at..next].Select(line => QuoteMark().Replace(line, ""))))),
            "bullet" or "ordered" => List(names, kind, lines[at..next]),
            _ => Rich("rich_text_section", Inline.Elements(names, string.Join('\n', lines[at..next]))),
        }, next);
    }

    private static JsonObject List(References names, string style, IEnumerable<string> lines) => new()
    {
        ["type"] = "rich_text_list", ["style"] = style, ["indent"] = 0, ["border"] = 0,
        ["elements"] = Json.Array(lines.Select(line => Rich("rich_text_section", Inline.Elements(names, ListMark().Replace(line, ""))))),
    };

    private static JsonObject Rich(string type, IEnumerable<JsonObject> elements) =>
        new() { ["type"] = type, ["elements"] = Json.Array(elements) };

    private static string Kind(string line) =>
        QuoteMark().IsMatch(line) ? "quote" : ListMark().Match(line) is not { Success: true } mark ? "plain" : char.IsAsciiDigit(mark.Value.TrimStart()[0]) ? "ordered" : "bullet";

    private static bool Fence(string line) => line.Trim() == "```";

    [GeneratedRegex("^> ?", RegexOptions.None, 1000)]
    private static partial Regex QuoteMark();

    [GeneratedRegex(@"^ {0,3}(?:[•*-]|\d{1,3}\.) ", RegexOptions.None, 1000)]
    private static partial Regex ListMark();
}
