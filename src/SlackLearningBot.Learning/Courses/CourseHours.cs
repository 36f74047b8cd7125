using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Courses;

/// <summary>How long something takes, as people write it: "1.5", "1,5 h", "90 min", "1:30", "2h 15m".</summary>
public static partial class CourseHours
{
    public const int Most = 2000;

    /// <summary>Hours with two decimals, more than 0 and at most <see cref="Most"/>; null when it is nothing of the kind.</summary>
    public static decimal? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Written().Match(text.Trim().ToLowerInvariant());
        if (!match.Success)
        {
            return null;
        }

        var hours = decimal.Round(Number(match.Groups["hours"]) + ((Number(match.Groups["rest"]) + Number(match.Groups["minutes"])) / 60), 2);
        return hours is > 0 and <= Most ? hours : null;
    }

    /// <summary>"1.5 h", "45 min"; whole hours without a decimal point.</summary>
    public static string Words(decimal hours) => hours < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{decimal.Round(hours * 60):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{hours:0.##} h");

    private static decimal Number(Group group) => group.Success ? decimal.Parse(group.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<hours>[0-9]{1,4}):(?<rest>[0-5][0-9])|(?<hours>[0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*(?:h|hrs?|hours?)?|(?<minutes>[0-9]{1,6})\s*(?:m|mins?|minutes?)|(?<hours>[0-9]{1,4})\s*(?:h|hrs?|hours?)\s*(?<rest>[0-5]?[0-9])\s*(?:m|mins?|minutes?)?)\z", RegexOptions.None, 1000)]
    private static partial Regex Written();
}
