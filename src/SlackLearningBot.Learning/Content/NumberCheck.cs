using System.Globalization;

namespace SlackLearningBot.Learning.Content;

/// <summary>A number and what is still taken for it.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The greatest.</param>
/// <param name="Exact">In the middle; null for a range.</param>
internal sealed record NumberSpan(decimal Low, decimal High, decimal? Exact)
{
    public bool Covers(NumberSpan other) => other.Low >= Low && other.High <= High;
}

/// <summary>The rules for a number with its tolerance, or a range.</summary>
/// <remarks>Numbers are limited so that answer and tolerance together fit the 28 digits of a decimal, with nothing rounded away.</remarks>
internal sealed class NumberCheck(Notes notes)
{
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int MostDecimals = 10;
    private const int MostToleranceDecimals = 12;

    /// <returns>Null when they cannot be used.</returns>
    public NumberSpan? Read(At at, Raw? given, Raw? tolerance, IReadOnlyList<Raw> range)
    {
        if (range.Count > 0)
        {
            return CheckRange(given, tolerance, range);
        }

        if (given is null)
        {
            notes.Error(at, "question-answer", "Found no number. Add answer: 3.14, or range: [1, 5].");
            return null;
        }

        var answer = ReadNumber("question-answer", given, given.Text);
        var around = tolerance is null ? 0 : CheckTolerance(tolerance, answer ?? 1);
        return answer is { } exact && around is { } width ? new NumberSpan(exact - width, exact + width, exact) : null;
    }

    private NumberSpan? CheckRange(Raw? given, Raw? tolerance, IReadOnlyList<Raw> range)
    {
        if ((given ?? tolerance) is { } stray)
        {
            notes.Error(stray.At, "question-answer-misplaced", "Found answer: or tolerance: beside range:, expected one of the two ways. Keep range:, or answer: with tolerance:.");
        }

        if (range.Count != 2)
        {
            notes.Error(range[0].At, "question-range", $"Found a range of {range.Count} numbers, expected two. Write range: [1, 5].");
            return null;
        }

        var low = ReadNumber("question-range", range[0], range[0].Text);
        var high = ReadNumber("question-range", range[1], range[1].Text);
        if (low >= high)
        {
            notes.Error(range[0].At, "question-range", $"Found a range from {low} to {high}, expected the smaller number first. Swap them, or use answer: for a single number.");
        }

        return low is { } from && high is { } to ? new NumberSpan(from, to, null) : null;
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
