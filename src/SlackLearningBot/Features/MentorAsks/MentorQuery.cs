using SlackLearningBot.Data;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Words as PostgreSQL looks for them in <c>mentor_profile.words</c> (https://www.postgresql.org/docs/15/datatype-textsearch.html#DATATYPE-TSQUERY).</summary>
internal static class MentorQuery
{
    /// <summary>A word is found in a longer one from so many letters on, as the search ranks it.</summary>
    private const int ShortestBeginning = 3;

    /// <summary>The workspace and any of the words; every word is a quoted lexeme, so nothing in it is an operator.</summary>
    public static string Of(string teamId, IReadOnlyList<string> words) => words.Count == 0
        ? TextQuery.Quoted('/' + teamId)
        : $"{TextQuery.Quoted('/' + teamId)} & ({string.Join(" | ", words.Select(word => TextQuery.Quoted(word) + (word.Length >= ShortestBeginning ? ":*" : "")))})";
}
