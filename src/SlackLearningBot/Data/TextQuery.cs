namespace SlackLearningBot.Data;

/// <summary>Words as PostgreSQL looks for them (https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY).</summary>
internal static class TextQuery
{
    /// <summary>A lexeme in quotes: nothing in it is an operator.</summary>
    public static string Quoted(string lexeme) =>
        $"'{lexeme.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>So many people who have a word in their name are looked at: of a company's five hundred Johns all, and not all hundred thousand people who have its name in theirs.</summary>
    public const int MostNamed = 500;

    /// <summary>More words are looked for only together: each is one more look into the index.</summary>
    private const int MostWords = 8;

    /// <summary>The words one by one, to find some of them here and the others there; none when there are too few or too many, or an operator of web searches among them.</summary>
    /// <param name="words">As they were typed.</param>
    /// <param name="fewest">One alone is found where all of them are.</param>
    public static string[] Each(string words, int fewest = 2)
    {
        var each = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return each.Length < fewest || each.Length > MostWords || words.Contains('"', StringComparison.Ordinal) || each.Any(word => word[0] == '-' || word.Equals("or", StringComparison.OrdinalIgnoreCase)) ? [] : each;
    }
}
