using System.Globalization;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for numeric questions.</summary>
/// <remarks>Numbers are limited so that answer and tolerance together fit the 28 digits of a decimal, with nothing rounded away.</remarks>
internal sealed class NumericCheck(Notes notes)
{
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int MostDecimals = 10;
    private const int MostToleranceDecimals = 12;

    /// <returns>The question; null when its numbers cannot be used.</returns>
    public Numeric? Check(QuestionDraft draft, string id, string ask)
    {
        var unit = CheckUnit(draft.Unit);
        var why = notes.OptionalText("question-why", draft.Why, 300);
        if (draft.Range.Count > 0)
        {
            return CheckRange(draft) is var (low, high) ? new Numeric(id, ask, low, high, null, unit, why) : null;
        }

        if (draft.Answer is null)
        {
            notes.Error(draft.At, "question-answer", "Found a numeric question without its number. Add answer: 3.14, or range: [1, 5].");
            return null;
        }

        var answer = ReadNumber("question-answer", draft.Answer, draft.Answer.Text);
        var tolerance = draft.Tolerance is null ? 0 : CheckTolerance(draft.Tolerance, answer ?? 1);
        return answer is { } exact && tolerance is { } around ? new Numeric(id, ask, exact - around, exact + around, exact, unit, why) : null;
    }

    private (decimal Low, decimal High)? CheckRange(QuestionDraft draft)
    {
        if ((draft.Answer ?? draft.Tolerance) is { } stray)
        {
            notes.Error(stray.At, "question-answer-misplaced", "Found answer: or tolerance: beside range:, expected one of the two ways. Keep range:, or answer: with tolerance:.");
        }

        if (draft.Range.Count != 2)
        {
            notes.Error(draft.Range[0].At, "question-range", $"Found a range of {draft.Range.Count} numbers, expected two. Write range: [1, 5].");
            return null;
        }

        var low = ReadNumber("question-range", draft.Range[0], draft.Range[0].Text);
        var high = ReadNumber("question-range", draft.Range[1], draft.Range[1].Text);
        if (low >= high)
        {
            notes.Error(draft.Range[0].At, "question-range", $"Found a range from {low} to {high}, expected the smaller number first. Swap them, or use answer: for a single number.");
        }

        return low is { } from && high is { } to ? (from, to) : null;
    }

    private decimal? CheckTolerance(Raw raw, decimal answer)
    {
        var text = raw.Text.Trim();
        var isShare = text.EndsWith('%');
        if (ReadNumber("question-tolerance", raw, isShare ? text[..^1].TrimEnd() : text, MostToleranceDecimals) is not { } number)
        {
            return null;
        }

        if (number <= 0 || (isShare && number > 100))
        {
            notes.Error(raw.At, "question-tolerance", $"Found the tolerance '{Notes.Show(raw)}', expected more than 0, such as 0.01 or 5%. Leave it out when only the exact number is right.");
        }

        return isShare ? Math.Round(Math.Abs(answer) / 100 * number, MostToleranceDecimals, MidpointRounding.AwayFromZero) : number;
    }

    private string? CheckUnit(Raw? raw)
    {
        var unit = notes.OptionalText("question-unit", raw, 20);
        if (unit is not null && (char.IsDigit(unit[0]) || unit[0] is '+' or '-' or '.' or ','))
        {
            notes.Error(raw!.At, "question-unit", $"Found the unit '{Notes.Show(raw)}', expected something that is no number, such as kg or %. Write the number alone in answer:.");
        }

        return unit;
    }

    private decimal? ReadNumber(string rule, Raw raw, string text, int decimals = MostDecimals)
    {
        if (decimal.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= Largest
            && decimal.Round(number, decimals) == number)
        {
            return number;
        }

        notes.Error(raw.At, rule, $"Found '{Notes.Show(raw)}', expected a number such as 3.14 or -2e6: a decimal point, no spaces, at most {decimals} decimals, not beyond {Largest:0}.");
        return null;
    }
}
