namespace SlackLearningBot.Operator;

/// <summary>Columns of plain text.</summary>
internal static class Table
{
    /// <param name="rows">The first is the heading; all have as many cells.</param>
    /// <param name="right">Which columns are numbers, written to the right.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, params int[] right)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) =>
            right.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}
