using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A piece as a rich text block (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), whose text Slack shows as it is.</summary>
internal static class RichTextWriter
{
    public static RichText Write(Piece piece) => piece switch
    {
        Piece.Code code => Block("rich_text_preformatted", [Text(code.Lines)]),
        Piece.Text text => Block(text.Quote ? "rich_text_quote" : "rich_text_section", text.Runs.Where(run => run.Text.Length > 0).Select(Element)),
        _ => throw new ArgumentException($"A {piece.GetType().Name} is a block already.", nameof(piece)),
    };

    private static RichText Block(string type, IEnumerable<JsonNode> elements)
    {
        var part = new JsonObject { ["type"] = type, ["elements"] = new JsonArray([.. elements]) };
        return new RichText([JsonSerializer.SerializeToElement(part)]);
    }

    private static JsonObject Element(Run run)
    {
        var element = run.Url is { } url
            ? new JsonObject { ["type"] = "link", ["url"] = url, ["text"] = run.Text }
            : Text(run.Text);
        if (run.Marks != Marks.None)
        {
            element["style"] = Style(run.Marks);
        }

        return element;
    }

    private static JsonObject Text(string text) => new() { ["type"] = "text", ["text"] = text };

    private static JsonObject Style(Marks marks)
    {
        var style = new JsonObject();
        foreach (var (mark, name) in new[] { (Marks.Bold, "bold"), (Marks.Italic, "italic"), (Marks.Strike, "strike"), (Marks.Code, "code") })
        {
            if (marks.HasFlag(mark))
            {
                style[name] = true;
            }
        }

        return style;
    }
}
