using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades what was picked among options.</summary>
internal static class ChoiceGrading
{
    public static QuizResult Grade(ChoiceQuestion question, int chosen)
    {
        if (chosen < 0 || chosen >= question.Options.Count)
        {
            return new QuizResult.NotOfThisQuestion();
        }

        var given = question.Options[chosen];
        var right = question.Options.First(option => option.Right);
        return Quiz.Graded(given.Right, given.Text, given.Why, right.Text, right.Why) with { Weight = given.Right ? 0 : given.Weight ?? 0 };
    }

    /// <summary>All the right ones and no other.</summary>
    public static QuizResult Grade(MultipleChoice question, IReadOnlyList<int> ticked)
    {
        if (ticked.Any(index => index < 0 || index >= question.Options.Count))
        {
            return new QuizResult.NotOfThisQuestion();
        }

        if (ticked.Count == 0)
        {
            return new QuizResult.Unreadable("Nothing is ticked yet. Tick every answer that is right.");
        }

        var chosen = ticked.ToHashSet();
        List<AnswerOption> given = [.. question.Options.Where((_, index) => chosen.Contains(index))];
        List<AnswerOption> right = [.. question.Options.Where(option => option.Right)];
        List<AnswerOption> missed = [.. question.Options.Where((option, index) => option.Right && !chosen.Contains(index))];
        List<AnswerOption> wrong = [.. given.Where(option => !option.Right)];
        return Quiz.Graded(missed.Count + wrong.Count == 0, Words(given), Reasons(wrong), Words(right), Reasons(right)) with { Missed = missed, Wrong = wrong };
    }

    private static string Words(IEnumerable<AnswerOption> options) => string.Join("; ", options.Select(option => option.Text));

    private static string? Reasons(IEnumerable<AnswerOption> options) =>
        string.Join(' ', options.Select(option => option.Why).OfType<string>()) is { Length: > 0 } reasons ? reasons : null;
}
