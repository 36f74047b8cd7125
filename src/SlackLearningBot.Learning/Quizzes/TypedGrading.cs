using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades a typed answer: accepted, expected to be wrong, nearly accepted, or wrong.</summary>
internal static class TypedGrading
{
    private const int Longest = 500;
    private const int MostChanges = 2;

    public static QuizResult Grade(Typed question, string text)
    {
        if (text.Length > Longest)
        {
            return new QuizResult.Unreadable($"That is longer than {Longest} characters. A word or a few are enough.");
        }

        var folded = TypedText.Fold(text, question.Rules);
        if (folded.Length == 0)
        {
            return new QuizResult.Unreadable("There is no answer in it yet. Type a word or a few.");
        }

        var given = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (question.Accepted.Any(accepted => TypedText.Fold(accepted, question.Rules) == folded))
        {
            return Quiz.Graded(true, given, question.Why, question.Accepted[0], question.Why);
        }

        var expected = question.Wrong.FirstOrDefault(wrong => TypedText.Fold(wrong.Text, question.Rules) == folded);
        return expected is null && Meant(question, text, folded) is { } meant
            ? new QuizResult.NearMiss(meant)
            : Quiz.Graded(false, given, expected?.Why, question.Accepted[0], question.Why) with { Weight = expected?.Weight ?? 0 };
    }

    /// <summary>The accepted text within the allowed distance; null when none is, when a wrong one is as near, or when only what must be exact differs.</summary>
    private static string? Meant(Typed question, string text, string given)
    {
        var loose = new TypedRules();
        var loosely = TypedText.Fold(text, loose);
        if (question.Accepted.Any(accepted => TypedText.Fold(accepted, loose) == loosely))
        {
            return null;
        }

        var nearest = question.Accepted
            .Select(accepted => (Text: accepted, Folded: TypedText.Fold(accepted, question.Rules)))
            .Where(accepted => Math.Abs(accepted.Folded.Length - given.Length) <= MostChanges && Digits(accepted.Folded) == Digits(given))
            .Select(accepted => (accepted.Text, Distance: Nearest.Distance(accepted.Folded, given), Allowed: Allowed(TypedText.Letters(accepted.Folded))))
            .Where(accepted => accepted.Distance <= accepted.Allowed)
            .OrderBy(accepted => accepted.Distance)
            .FirstOrDefault();
        return nearest.Text is null || question.Wrong.Any(wrong => Nearest.Distance(TypedText.Fold(wrong.Text, question.Rules), given) <= nearest.Distance)
            ? null
            : nearest.Text;
    }

    // Another number is another answer, however near: 1945 and 1946, IPv4 and IPv6.
    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    // A short word is soon another one (cat, cut); slips are common in long ones.
    private static int Allowed(int letters) => letters switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => MostChanges,
    };
}
