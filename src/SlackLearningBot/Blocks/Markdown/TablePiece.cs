using Markdig.Extensions.Tables;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackTable = SlackLearningBot.Slack.Blocks.Table;
using SlackTableCell = SlackLearningBot.Slack.Blocks.TableCell;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A table as Slack's block where that is possible, else as aligned text.</summary>
internal static class TablePiece
{
    // Slack adds all cells up (docs.slack.dev, table block, allows 10,000); a lesson's table is far below.
    private const int MostCharacters = 5000;

    /// <param name="rows">The head first.</param>
    /// <param name="aligns">How each column is set.</param>
    /// <param name="asBlock">Whether a block is possible: once a message, never in a modal.</param>
    public static Piece Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> rows, IReadOnlyList<TableColumnAlign?> aligns, bool asBlock)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        var square = rows.Select(row => Enumerable.Range(0, width).Select(column => column < row.Count ? row[column] : []).ToList()).ToList();
        var words = square.Select(row => row.Select(Words).ToList()).ToList();
        return asBlock && rows.Count is > 0 and <= SlackLimits.TableRows && width is > 0 and <= SlackLimits.TableColumns
            && words.Sum(row => row.Sum(cell => cell.Length)) <= MostCharacters
            ? new Piece.Whole(Block(square, aligns), string.Join('\n', words.Select(row => string.Join(" | ", row))))
            : new Piece.Code(Aligned(words, width));
    }

    private static SlackTable Block(List<List<IReadOnlyList<Run>>> rows, IReadOnlyList<TableColumnAlign?> aligns) => new(
        [.. rows.Select((row, index) => (IReadOnlyList<SlackTableCell>)[.. row.Select(cell => Cell(cell, head: index == 0))])],
        aligns.Any(align => align is not null and not TableColumnAlign.Left)
            ? [.. Enumerable.Range(0, rows[0].Count).Select(column => new TableColumn(Align(column < aligns.Count ? aligns[column] : null)))]
            : null);

    // An empty text is refused, so an empty cell holds a space.
    private static SlackTableCell Cell(IReadOnlyList<Run> cell, bool head)
    {
        var runs = cell.Where(run => !run.IsBreak).ToList();
        return runs.Count == 0 || Words(cell).Length == 0
            ? new SlackTableCell.RawText(" ")
            : runs.TrueForAll(run => run.Marks == Marks.None && run.Url is null) && !head
                ? new SlackTableCell.RawText(Words(cell))
                : new SlackTableCell.Rich([.. runs.Select(run => new RichTextRun(
                    run.Text,
                    head || run.Marks.HasFlag(Marks.Bold),
                    run.Marks.HasFlag(Marks.Italic),
                    run.Marks.HasFlag(Marks.Strike),
                    run.Marks.HasFlag(Marks.Code),
                    run.Url))]);
    }

    private static ColumnAlign Align(TableColumnAlign? align) => align switch
    {
        TableColumnAlign.Right => ColumnAlign.Right,
        TableColumnAlign.Center => ColumnAlign.Center,
        _ => ColumnAlign.Left,
    };

    private static string Aligned(List<List<string>> rows, int width)
    {
        var widths = Enumerable.Range(0, width).Select(column => Math.Min(60, rows.Max(row => row[column].Length))).ToList();
        var lines = rows.Select(row => string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).ToList();
        if (lines.Count > 1)
        {
            lines.Insert(1, string.Join("-+-", widths.Select(dashes => new string('-', dashes))));
        }

        return string.Join('\n', lines);
    }

    private static string Words(IReadOnlyList<Run> cell) => string.Concat(cell.Select(run => run.IsBreak ? " " : run.Text)).Trim();
}
