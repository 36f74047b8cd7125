using System.Security.Cryptography;
using System.Text;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Blocks;

/// <summary>Eight characters that stand for a text or a question, in values that travel with messages: they tell whether it was rewritten since.</summary>
internal static class QuestionMark
{
    public static string Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexString(hash[..4]);
    }

    /// <summary>The same as long as an answer to it means the same: whatever is to choose from, in any order; where one writes, what is asked.</summary>
    public static string Of(Question question) => Of(string.Join('\n', [question.GetType().Name, .. Parts(question)]));

    private static IEnumerable<string> Parts(Question question) => question switch
    {
        ChoiceQuestion choice => choice.Options.Select(option => option.Text).Order(StringComparer.Ordinal),
        Matching matching => [.. matching.Pairs.Select(pair => pair.Left).Order(StringComparer.Ordinal), "", .. matching.Partners.Order(StringComparer.Ordinal)],
        Ordering ordering => ordering.Items.Order(StringComparer.Ordinal),
        Numeric numeric => [numeric.Ask, numeric.Unit ?? ""],
        _ => [question.Ask],
    };
}
