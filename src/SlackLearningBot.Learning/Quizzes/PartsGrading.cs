using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades answers of several parts: right when every part stands right.</summary>
internal static class PartsGrading
{
    public static QuizResult Grade(Matching question, IReadOnlyList<int> chosen)
    {
        var partners = question.Partners;
        if (chosen.Count != question.Pairs.Count || chosen.Any(index => index >= partners.Count))
        {
            return new QuizResult.NotOfThisQuestion();
        }

        if (chosen.Any(index => index < 0))
        {
            return new QuizResult.Unreadable($"Something has no partner yet. Choose one for each of the {question.Pairs.Count}.");
        }

        var right = question.Pairs.Where((pair, at) => partners[chosen[at]] == pair.Right).Count();
        return Tallied(
            new Tally(right, question.Pairs.Count),
            string.Join("; ", question.Pairs.Select((pair, at) => $"{pair.Left} → {partners[chosen[at]]}")),
            string.Join("; ", question.Pairs.Select(pair => $"{pair.Left} → {pair.Right}")),
            question.Why);
    }

    public static QuizResult Grade(Ordering question, IReadOnlyList<int> chosen)
    {
        if (chosen.Count != question.Items.Count || chosen.Any(index => index >= question.Items.Count))
        {
            return new QuizResult.NotOfThisQuestion();
        }

        if (chosen.Any(index => index < 0))
        {
            return new QuizResult.Unreadable($"A place is still empty. Fill all {question.Items.Count}.");
        }

        if (chosen.GroupBy(index => index).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return new QuizResult.Unreadable($"“{question.Items[twice.Key]}” stands at {twice.Count()} places. Use each one once.");
        }

        return Tallied(
            new Tally(chosen.Where((index, at) => index == at).Count(), question.Items.Count),
            string.Join(" → ", chosen.Select(index => question.Items[index])),
            string.Join(" → ", question.Items),
            question.Why);
    }

    private static QuizResult.Graded Tallied(Tally tally, string given, string rightAnswer, string? why) =>
        Quiz.Graded(tally.Right == tally.Of, given, tally.Right == tally.Of ? why : null, rightAnswer, why) with { Tally = tally };
}
