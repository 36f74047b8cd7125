using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>A table; the first row is its head. One a message (https://docs.slack.dev/reference/block-kit/blocks/table-block).</summary>
public sealed record Table(
    IReadOnlyList<IReadOnlyList<TableCell>> Rows,
    IReadOnlyList<TableColumn?>? ColumnSettings = null,
    string? BlockId = null) : Block(BlockId)
{
    public override string Type => "table";

    public IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; } = Limit.Count(Rows, "table rows", SlackLimits.TableRows)
        .Select(row => Limit.Count(row, "table columns", SlackLimits.TableColumns)).ToArray();

    public IReadOnlyList<TableColumn?>? ColumnSettings { get; } = ColumnSettings?.Count > SlackLimits.TableColumns
        ? throw new BlockLimitException($"table column settings: {ColumnSettings.Count} of them, Slack's limit is "
            + $"{SlackLimits.TableColumns} (SlackLimits.TableColumns)")
        : ColumnSettings;
}

/// <summary>How a column is set; null leaves it to Slack: left, not wrapped (https://docs.slack.dev/reference/block-kit/blocks/table-block).</summary>
public sealed record TableColumn(ColumnAlign? Align = null, bool? IsWrapped = null);

/// <summary>Where the text of a column stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnAlign>))]
public enum ColumnAlign
{
    [JsonStringEnumMemberName("left")]
    Left,
    [JsonStringEnumMemberName("center")]
    Center,
    [JsonStringEnumMemberName("right")]
    Right,
}

/// <summary>A cell: plain text, formatted text, or what Slack sends besides (numbers, nothing at all).</summary>
[JsonConverter(typeof(TableCellConverter))]
public abstract record TableCell
{
    public sealed record RawText(string Text) : TableCell;

    /// <summary>Runs of text in one line, each with its own style.</summary>
    public sealed record Rich(IReadOnlyList<RichTextRun> Runs) : TableCell;

    /// <summary>Any other cell, kept as its JSON.</summary>
    public sealed record Other(JsonElement Json) : TableCell;

    public static implicit operator TableCell(string text) => new RawText(text);
}

/// <summary>A piece of text in one style; with a <paramref name="Url"/> it is a link.</summary>
public sealed record RichTextRun(
    string Text, bool Bold = false, bool Italic = false, bool Strike = false, bool Code = false, string? Url = null);
