using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>
/// Grades a number that was typed. A number that can be read in two ways ("1,234") is right when one of them is: whoever wrote it knew which one was meant.
/// The question's unit may stand behind or, as with money, before it; another unit is asked back for, not counted as wrong.
/// </summary>
internal static class NumericGrading
{
    private const int Longest = 100;
    private const int LongestExactUnit = 3;
    private static readonly TypedRules Exact = new(CaseMatters: true, SpacesMatter: true, DiacriticsMatter: true);

    public static QuizResult Grade(Numeric question, string text)
    {
        var folded = text.Length > Longest ? "" : Fold(text);
        var readings = NumberText.Read(WithoutUnit(folded, question.Unit));
        if (readings.Count == 0)
        {
            return new QuizResult.Unreadable(Advise(folded, question.Unit));
        }

        var right = readings.Any(number => number >= question.Low && number <= question.High);
        var expected = right ? null : question.Wrong.FirstOrDefault(wrong => readings.Any(number => number >= wrong.Low && number <= wrong.High));
        return Quiz.Graded(right, text.Trim(), right ? question.Why : expected?.Why, NumericWords.Of(question), question.Why) with { Weight = expected?.Weight ?? 0 };
    }

    private static string WithoutUnit(string text, string? unit)
    {
        if (unit is null)
        {
            return text;
        }

        // In short units case makes the difference (mW, MW); in words it does not (Euro, euro).
        var mark = Fold(unit);
        var comparison = mark.Length > LongestExactUnit ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var sign = text.Length > 1 && text[0] is '+' or '-' ? text[..1] : "";
        return text.EndsWith(mark, comparison) ? text[..^mark.Length]
            : text.StartsWith(mark, comparison) ? text[mark.Length..]
            : text.StartsWith(sign + mark, comparison) ? sign + text[(sign.Length + mark.Length)..]
            : text;
    }

    private static string Fold(string text) => TypedText.Fold(text.Replace('º', '°').Replace('˚', '°'), Exact);

    private static string Advise(string text, string? unit)
    {
        var startsWithNumber = text.Length > 0 && char.IsDigit(text.TrimStart('+', '-', ' ', '.', ',').FirstOrDefault());
        return (startsWithNumber, unit) switch
        {
            (true, { } asked) => $"The answer is asked in {asked}. Write the number alone or with that unit, such as “{NumericWords.Put("42", asked)}”.",
            (true, null) => "Write the number alone, without a unit or words, such as 42, 3.5 or 2.5e6.",
            _ => "There is no number in it. Write one in digits, such as 42, 3.5 or 2.5e6.",
        };
    }
}
