namespace SlackLearningBot.Learning.Exchange;

/// <summary>Lines of comma-separated values as RFC 4180 has them, for people who open them in a spreadsheet.</summary>
public static class CsvText
{
    /// <summary>One line, without its end.</summary>
    public static string Line(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>
    /// In quotes where a comma, a quote or the end of a line stands in it. A text that begins like a formula (<c>= + - @</c>, tab, return) gets an
    /// apostrophe before it: a spreadsheet would carry out what somebody wrote as their name (OWASP, CSV injection).
    /// </summary>
    public static string Cell(string value)
    {
        var plain = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
