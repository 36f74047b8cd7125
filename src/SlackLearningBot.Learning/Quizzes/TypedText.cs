using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Typed text as it is compared.</summary>
internal static class TypedText
{
    public static string Fold(string text, TypedRules rules)
    {
        var words = string.Join(rules.SpacesMatter ? " " : "", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return rules.CaseMatters ? words : words.ToLowerInvariant();
    }
}
