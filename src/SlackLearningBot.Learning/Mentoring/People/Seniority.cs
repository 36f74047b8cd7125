using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>How senior a level is that a company writes in its own way. Only differences count, so one company's numbers are as good as another's.</summary>
public static partial class Seniority
{
    public const int Highest = 20;

    private static readonly (string Word, int Level)[] Words =
    [
        ("chief", 9), ("ceo", 9), ("cto", 9), ("cfo", 9), ("coo", 9), ("vice president", 8), ("vp", 8), ("director", 7), ("head", 7), ("principal", 6), ("manager", 6),
        ("staff", 5), ("lead", 5), ("senior", 4), ("sr", 4), ("mid", 3), ("medior", 3), ("regular", 3), ("associate", 2), ("junior", 2), ("jr", 2), ("graduate", 2),
        ("trainee", 1), ("apprentice", 1), ("intern", 1), ("student", 1),
    ];

    /// <summary>The first number in it ("L4", "IC 5"), 0 … <see cref="Highest"/>; else what its most senior word stands for ("Senior Staff" as "Staff"); null when it says neither.</summary>
    public static int? Of(string? level)
    {
        if (level is null)
        {
            return null;
        }

        if (Number().Match(level) is { Success: true } digits)
        {
            return int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Highest ? number : null;
        }

        var words = $" {string.Join(' ', Word().Matches(level.ToLowerInvariant()).Select(word => word.Value))} ";
        return Words.Where(known => words.Contains($" {known.Word} ", StringComparison.Ordinal)).Select(known => (int?)known.Level).FirstOrDefault();
    }

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
