using System.Text.Json;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>The table block (one a message) and the data table block.</summary>
internal static class TableRules
{
    private static readonly Rule RawText = Shape(Type("raw_text"), Must("text", Counted(10_000)));

    private static readonly Rule RawNumber = Shape(Type("raw_number"), Must("value", Number), May("text", Counted(255)));

    private static readonly Rule Cell = ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["raw_text"] = RawText, ["raw_number"] = RawNumber, ["rich_text"] = RichTextRules.Block,
    });

    public static readonly Rule Table = (value, at, found) =>
    {
        Shape(
            Type("table"), May("block_id", Text(SlackLimits.BlockId)),
            Must("rows", Items(Items(Cell, SlackLimits.TableColumns), SlackLimits.TableRows)),
            May("column_settings", Items(Column, SlackLimits.TableColumns)))(value, at, found);
        if (++found.Tables > SlackLimits.TablesPerMessage)
        {
            found.Add("only one table is allowed in a message", at);
        }
    };

    public static readonly Rule DataTable = And(
        Shape(
            Type("data_table"), May("block_id", Text(SlackLimits.BlockId)), Must("caption", Text(255)), May("page_size", Whole(1, 100)),
            May("row_header_column_index", Whole(0, SlackLimits.TableColumns - 1)),
            Must("rows", Items(Items(Cell, SlackLimits.TableColumns), max: 101, min: 2))),
        SameWidth);

    private static void Column(JsonElement value, string at, Findings found)
    {
        // A null keeps the default of that column (docs.slack.dev, table block).
        if (value.ValueKind != JsonValueKind.Null)
        {
            Shape(May("align", Choice("left", "center", "right")), May("is_wrapped", Flag))(value, at, found);
        }
    }

    private static Rule Counted(int max) => (value, at, found) =>
    {
        found.TextCharacters += value.ValueKind == JsonValueKind.String ? value.GetString()!.Length : 0;
        Text(max)(value, at, found);
    };

    private static void SameWidth(JsonElement table, string at, Findings found)
    {
        if (table.TryGetProperty("rows", out var rows) && rows.ValueKind == JsonValueKind.Array
            && rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array).Select(row => row.GetArrayLength()).Distinct().Count() > 1)
        {
            found.Add("all rows must have the same number of cells", $"{at}/rows");
        }
    }
}
