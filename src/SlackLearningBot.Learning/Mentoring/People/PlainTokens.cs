using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>A text as the words by which it is compared: small, without diacritics, "c#" and "node.js" whole, without the smallest words.</summary>
internal static class PlainTokens
{
    private const int Most = 200;
    private static readonly TypedRules Rules = new(SpacesMatter: true);

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "as", "at", "for", "from", "how", "i", "in", "into", "is", "it", "me", "my", "of", "on", "or", "our", "the", "to", "with",
    };

    /// <summary>Each word once, in order of appearance; at most 200.</summary>
    public static string[] Of(string text)
    {
        var folded = TypedText.Fold(text, Rules);
        var words = new List<string>();
        for (var (at, start) = (0, -1); at <= folded.Length; at++)
        {
            var isInside = at < folded.Length && IsOfWord(folded, at);
            if (isInside)
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                words.Add(folded[start..at]);
                start = -1;
            }
        }

        var distinct = words.Distinct(StringComparer.Ordinal).Take(Most).ToArray();
        return Array.FindAll(distinct, word => !Small.Contains(word)) is { Length: > 0 } telling ? telling : distinct;
    }

    /// <summary>Letters and digits; a plus or # behind a letter, and a dot between two ("node.js").</summary>
    private static bool IsOfWord(string text, int at) => char.IsLetterOrDigit(text[at])
        || (at > 0 && text[at] is '#' or '+' && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '+'))
        || (at > 0 && at + 1 < text.Length && text[at] == '.' && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]));
}
