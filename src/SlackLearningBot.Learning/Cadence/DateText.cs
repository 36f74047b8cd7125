using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Days as people type them: "2027-01-10", "10 January", "jan 10 2027", "monday", "tomorrow".</summary>
internal static partial class DateText
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>The day meant; without a year the first such day after <paramref name="today"/>. Null when it is no day.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var tidy = text.Trim().TrimEnd('.').ToLowerInvariant();
        if (DateOnly.TryParseExact(tidy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return exact;
        }

        if (tidy is "tomorrow")
        {
            return today.AddDays(1);
        }

        var weekday = tidy.StartsWith("next ", StringComparison.Ordinal) ? tidy[5..] : tidy;
        return DaysText.ParseDay(weekday) is { } day ? Next(day, today) : ReadMonthAndDay(tidy, today);
    }

    /// <summary>The first such day of the week strictly after <paramref name="today"/>.</summary>
    public static DateOnly Next(LearningDays day, DateOnly today)
    {
        var next = today.AddDays(1);
        while (DaysText.Of(next.DayOfWeek) != day)
        {
            next = next.AddDays(1);
        }

        return next;
    }

    private static DateOnly? ReadMonthAndDay(string tidy, DateOnly today)
    {
        var match = DayMonth().Match(tidy) is { Success: true } dayFirst ? dayFirst : MonthDay().Match(tidy);
        var name = match.Groups["month"].Value;
        var month = name.Length < 3 ? -1 : Array.FindIndex(Months, known => known == name || known[..3] == name || (name is "sept" && known is "september"));
        if (month < 0)
        {
            return null;
        }

        var day = int.Parse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["year"] is { Success: true } given)
        {
            return Make(int.Parse(given.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), month + 1, day);
        }

        // 29 February comes back after eight years at the latest.
        return Enumerable.Range(today.Year, 9).Select(year => Make(year, month + 1, day)).FirstOrDefault(found => found > today);
    }

    private static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>[a-z]{3,9})\.?(?:,?\s+(?<year>[0-9]{4}))?$", RegexOptions.None, 1000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^(?<month>[a-z]{3,9})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>[0-9]{4}))?$", RegexOptions.None, 1000)]
    private static partial Regex MonthDay();
}
