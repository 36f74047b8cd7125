using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades a typed answer: accepted, expected to be wrong, nearly accepted, or wrong.</summary>
internal static class TypedGrading
{
    private const int Longest = 500;

    public static QuizResult Grade(Typed question, string text)
    {
        var given = TypedText.Fold(text, question.Rules);
        if (given.Length == 0)
        {
            return new QuizResult.Unreadable("The answer is empty. Type a word or a few.");
        }

        if (text.Length > Longest)
        {
            return new QuizResult.Unreadable($"That is longer than {Longest} characters. A word or a few are enough.");
        }

        if (question.Accepted.Any(accepted => TypedText.Fold(accepted, question.Rules) == given))
        {
            return Quiz.Graded(true, text.Trim(), question.Why, question.Accepted[0], question.Why);
        }

        var expected = question.Wrong.FirstOrDefault(wrong => TypedText.Fold(wrong.Text, question.Rules) == given);
        return expected is null && Meant(question, given) is { } meant
            ? new QuizResult.NearMiss(meant)
            : Quiz.Graded(false, text.Trim(), expected?.Why, question.Accepted[0], question.Why);
    }

    /// <summary>The accepted text within the allowed distance; null when none is, when a wrong one is as near, or when only what must be exact differs.</summary>
    private static string? Meant(Typed question, string given)
    {
        var loose = new TypedRules();
        if (question.Accepted.Any(accepted => TypedText.Fold(accepted, loose) == TypedText.Fold(given, loose)))
        {
            return null;
        }

        var nearest = question.Accepted
            .Select(accepted => (Text: accepted, Folded: TypedText.Fold(accepted, question.Rules)))
            .Where(accepted => Digits(accepted.Folded) == Digits(given))
            .Select(accepted => (accepted.Text, Distance: Nearest.Distance(accepted.Folded, given), Allowed: Allowed(accepted.Folded.Length)))
            .Where(accepted => accepted.Distance <= accepted.Allowed)
            .OrderBy(accepted => accepted.Distance)
            .FirstOrDefault();
        return nearest.Text is null || question.Wrong.Any(wrong => Nearest.Distance(TypedText.Fold(wrong.Text, question.Rules), given) <= nearest.Distance)
            ? null
            : nearest.Text;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    private static int Allowed(int letters) => letters switch
    {
        < 4 => 0,
        < 8 => 1,
        _ => 2,
    };
}
