using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Hours as people type them: "08:30", "8.30", "8:30am", "8 pm", "0830", "8".</summary>
internal static partial class ClockText
{
    /// <summary>Takes the one hour out of a wish; null, and the whole wish, when there is none, several, or one that no clock shows.</summary>
    public static (TimeOnly? Hour, string Others) Take(string text)
    {
        var matches = Hour().Matches(text);
        return matches.Count == 1 && Read(matches[0]) is { } hour
            ? (hour, text.Remove(matches[0].Index, matches[0].Length).Insert(matches[0].Index, " "))
            : (null, text);
    }

    private static TimeOnly? Read(Match match)
    {
        var digits = match.Groups["digits"].Value;
        var (hours, minutes) = digits.Length > 2 ? (digits[..^2], digits[^2..]) : (digits, match.Groups["minutes"].Value);
        var hour = int.Parse(hours, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = minutes.Length == 0 ? 0 : int.Parse(minutes, NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.Length > 2 && match.Groups["minutes"].Length > 0)
        {
            return null;
        }

        if (match.Groups["half"] is { Success: true } half)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (half.Value is "p" ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    // ASCII digits only: \d would take digits that int.Parse refuses.
    [GeneratedRegex(@"(?<![^\s,;])(?:at\s+)?(?<digits>[0-9]{1,4})(?:[:.](?<minutes>[0-9]{2}))?(?:\s*(?<half>[ap])\.?m\.?)?(?![^\s,;])", RegexOptions.None, 1000)]
    private static partial Regex Hour();
}
