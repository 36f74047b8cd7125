using System.Text;

namespace SlackLearningBot.Features.Search;

/// <summary>The words of a question, in small letters: runs of letters, marks and digits, so that nothing in them means anything to PostgreSQL.</summary>
internal static class SearchWords
{
    public static IReadOnlyList<string> Of(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            words.Append(Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark ? Rune.ToLowerInvariant(rune).ToString() : " ");
        }

        return [.. words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }
}
