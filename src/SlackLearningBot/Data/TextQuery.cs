namespace SlackLearningBot.Data;

/// <summary>Words as PostgreSQL looks for them (https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY).</summary>
internal static class TextQuery
{
    /// <summary>A lexeme in quotes: nothing in it is an operator.</summary>
    public static string Quoted(string lexeme) =>
        $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
