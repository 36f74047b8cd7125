using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Numbers as people type them.</summary>
/// <remarks>
/// Read are: a sign (also − and a dash), decimal point or comma, digits of every script, thousands set apart by spaces, apostrophes, underscores, points
/// or commas, and powers of ten (2.5e3, 2.5 × 10^3, 2.5·10³). Where both points and commas stand, the last is the decimal mark; one that stands several
/// times sets thousands apart. A single one before exactly three digits can be either ("1,234" and "1.234"): then the text has two readings, the decimal
/// one and the whole one, unless a leading zero tells ("0.123").
/// </remarks>
public static partial class NumberText
{
    private const int LongestExponent = 3;

    /// <summary>What the text may say: one number, or two where the mark can be read both ways; empty when it is no number or too large to hold.</summary>
    /// <param name="text">Without a unit.</param>
    public static IReadOnlyList<decimal> Read(string text)
    {
        var match = Shape().Match(Plain(text));
        if (!match.Success)
        {
            return [];
        }

        var exponent = match.Groups["e"] is { Success: true } e ? e.Value : "0";
        var sign = match.Groups["sign"].Value;
        return exponent.TrimStart('+', '-').TrimStart('0').Length > LongestExponent
            ? []
            : [.. Readings(match.Groups["body"] is { Success: true } body ? body.Value : "1").Select(digits => Parse($"{sign}{digits}e{exponent}")).OfType<decimal>().Distinct()];
    }

    /// <summary>The body with a point as decimal mark and no other mark, in each way it can be read.</summary>
    private static IEnumerable<string> Readings(string body)
    {
        var marks = body.Where(letter => letter is '.' or ',').Distinct().ToList();
        if (marks.Count == 0)
        {
            return Whole(body, ' ') is { } whole ? [whole] : [];
        }

        var last = body.LastIndexOfAny(['.', ',']);
        var (before, after) = (body[..last], body[(last + 1)..]);
        var isOnly = body.IndexOfAny(['.', ',']) == last;
        if (marks.Count == 1 && !isOnly)
        {
            return Whole(body, marks[0]) is { } grouped ? [grouped] : [];
        }

        var group = marks.Count == 2 ? marks.First(mark => mark != body[last]) : ' ';
        if (before.Contains(body[last], StringComparison.Ordinal) || after.Contains(' ', StringComparison.Ordinal) || Whole(before, group) is not { } start)
        {
            return [];
        }

        var isEither = isOnly && after.Length == 3 && before.Length is > 0 and <= 3 && before[0] != '0';
        return isEither ? [$"{start}.{after}", start + after] : [$"{start}.{after}"];
    }

    /// <summary>Digits without the marks that set thousands apart; null when the groups are none (a group has three digits, in India also two).</summary>
    private static string? Whole(string body, char mark)
    {
        var groups = body.Split(mark);
        var good = groups.All(group => group.All(char.IsAsciiDigit))
            && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups[^1].Length == 3 && groups[1..^1].All(group => group.Length is 2 or 3)));
        return good ? string.Concat(groups) : null;
    }

    private static decimal? Parse(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>ASCII digits and marks only: every space, apostrophe or underscore between digits as one space.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Trim())
        {
            var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
            var power = "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(letter, StringComparison.Ordinal);
            if (power >= 0)
            {
                plain.Append(plain.Length > 0 && plain[^1] is '^' or '-' || Powered().IsMatch(plain.ToString()) ? "" : "^").Append(power);
            }
            else
            {
                plain.Append(digit >= 0 ? ((char)('0' + digit)).ToString() : Mark(letter));
            }
        }

        return plain.ToString();
    }

    private static string Mark(char letter) => letter switch
    {
        '−' or '–' or '‒' or '﹣' or '－' => "-",
        '⁻' => "^-",
        '＋' => "+",
        '٫' or '．' => ".",
        '٬' or '，' => ",",
        '\'' or '’' or '‘' or '_' or '˙' => " ",
        '×' or '*' or '·' or '⋅' or 'X' => "x",
        'E' => "e",
        _ => char.IsWhiteSpace(letter) ? " " : letter.ToString(),
    };

    [GeneratedRegex(@"\^-?[0-9]+\z", RegexOptions.None, 1000)]
    private static partial Regex Powered();

    [GeneratedRegex(
        @"^(?<sign>[+-]?) ?(?:(?<body>[0-9][0-9., ]*[0-9.,]|[0-9]|[.,][0-9]+)(?: ?(?:e|x ?10 ?\^) ?(?<e>[+-]?[0-9]+))?|10 ?\^ ?(?<e>[+-]?[0-9]+))\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
