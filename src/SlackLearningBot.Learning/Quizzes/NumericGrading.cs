using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades a number that was typed.</summary>
internal static class NumericGrading
{
    public static QuizResult Grade(Numeric question, string text)
    {
        if (!decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new QuizResult.Unreadable("That is no number. Type one, such as 42 or 3.5.");
        }

        var right = number >= question.Low && number <= question.High;
        return Quiz.Graded(right, text.Trim(), right ? question.Why : null, Words(question), question.Why);
    }

    private static string Words(Numeric question)
    {
        var number = question.Exact is { } exact ? Show(exact) : $"{Show(question.Low)} to {Show(question.High)}";
        return question.Unit is null ? number : $"{number} {question.Unit}";
    }

    private static string Show(decimal number) => number.ToString("0.#############################", CultureInfo.InvariantCulture);
}
