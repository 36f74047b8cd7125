using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control.Reading;

/// <summary>Blocks as lines: words as they are, (Buttons) in brackets, [inputs] with what is in them.</summary>
internal static class PlainBlocks
{
    public static void Write(StringBuilder text, PlainText plain, JsonArray blocks, JsonObject? state, string indent)
    {
        var values = StateValues.Of(blocks, state);
        foreach (var block in blocks.OfType<JsonObject>())
        {
            Write(text, plain, block, values, indent);
        }
    }

    public static void Attachment(StringBuilder text, PlainText plain, JsonObject attachment)
    {
        if (attachment["blocks"] is JsonArray blocks)
        {
            Write(text, plain, blocks, state: null, "  | ");
            return;
        }

        foreach (var words in new[] { attachment.Text("pretext"), attachment.Text("title"), attachment.Text("text") ?? attachment.Text("fallback") })
        {
            Line(text, "  | ", plain.Mrkdwn(words ?? ""));
        }
    }

    public static void Line(StringBuilder text, string indent, string words)
    {
        foreach (var line in words.Split('\n').Where(line => line.Length > 0))
        {
            text.Append(indent).Append(line).Append('\n');
        }
    }

    private static void Write(StringBuilder text, PlainText plain, JsonObject block, JsonObject values, string indent)
    {
        foreach (var words in Words(plain, block))
        {
            Line(text, indent, words);
        }

        var elements = Elements.In([block.DeepClone()]).Select(placed => Element(placed, values[placed.BlockId]?[placed.ActionId] as JsonObject)).ToList();
        if (elements.Count > 0 && block.Text("type") is not ("container" or "carousel"))
        {
            Line(text, indent, string.Join(' ', elements));
        }

        var children = block.Text("type") switch { "container" => List(block["child_blocks"]), "carousel" => List(block["elements"]), _ => [] };
        foreach (var child in children)
        {
            Write(text, plain, child, values, indent + "  ");
        }
    }

    private static IEnumerable<string> Words(PlainText plain, JsonObject block) => block.Text("type") switch
    {
        "header" => ["# " + plain.Object(block["text"])],
        "section" => [plain.Object(block["text"]), .. List(block["fields"]).Select(plain.Object), .. Image(block["accessory"])],
        "context" => [string.Concat(List(block["elements"]).Select(part => part.Text("type") == "image" ? Image(part).First() + " " : plain.Object(part)))],
        "markdown" => [block.Text("text") ?? ""],
        "divider" => ["---"],
        "rich_text" => [plain.Rich(block)],
        "image" => [plain.Object(block["title"]), .. Image(block)],
        "video" => [$"<video: {plain.Object(block["title"])}>"],
        "input" => [plain.Object(block["label"]) + (block.Flag("optional") ? " (optional)" : "") + ":"],
        "card" => [plain.Object(block["title"]), plain.Object(block["subtitle"]), plain.Object(block["body"])],
        "alert" => ["! " + plain.Object(block["text"])],
        "table" or "data_table" => Rows(block).Select(row => string.Join(" | ", row.Select(cell => Cell(plain, cell)))),
        "data_visualization" => [$"<chart: {block.Text("title")}>"],
        _ => [],
    };

    private static IEnumerable<string> Image(JsonNode? element) => element.Text("type") == "image" ? [$"<image: {element.Text("alt_text")}>"] : [];

    private static string Cell(PlainText plain, JsonNode? cell) => cell.Text("type") == "rich_text" ? plain.Rich(cell) : cell.Text("text") ?? cell?["value"]?.ToString() ?? "";

    private static IEnumerable<JsonArray> Rows(JsonObject block) => block["rows"] is JsonArray rows ? rows.OfType<JsonArray>() : [];

    private static string Element(PlacedElement placed, JsonObject? value) => placed.Type switch
    {
        "button" or "workflow_button" => $"({PlainText.Clean(placed.Element["text"].Text("text") ?? "")})",
        "radio_buttons" or "checkboxes" => string.Join(' ', ElementValues.Options(placed.Element).Select(option =>
            $"{(IsChosen(value, option) ? "[x]" : "[ ]")} {PlainText.Clean(option["text"].Text("text") ?? "")}")),
        "overflow" => "(…: " + string.Join(", ", ElementValues.Options(placed.Element).Select(option => option["text"].Text("text"))) + ")",
        "feedback_buttons" => "(👍) (👎)",
        _ => $"[{Chosen(value) ?? placed.Element["placeholder"].Text("text") ?? placed.Type}]",
    };

    private static bool IsChosen(JsonObject? value, JsonObject option) =>
        value?["selected_option"].Text("value") == option.Text("value")
        || List(value?["selected_options"]).Any(chosen => chosen.Text("value") == option.Text("value"));

    private static string? Chosen(JsonObject? value) => value?.FirstOrDefault(pair => pair.Key != "type").Value switch
    {
        null => null,
        JsonArray { Count: 0 } => null,
        JsonArray list => string.Join(", ", list.Select(item => item is JsonObject option ? option["text"].Text("text") : item?.ToString())),
        JsonObject option => option["text"].Text("text"),
        var plain => plain.ToString(),
    };

    private static IEnumerable<JsonObject> List(JsonNode? list) => list is JsonArray items ? items.OfType<JsonObject>() : [];
}
