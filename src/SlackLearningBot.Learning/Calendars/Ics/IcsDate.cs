using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>What the value of a date property is.</summary>
internal enum IcsMoment
{
    Day,

    /// <summary>A time of the day: not an all-day event.</summary>
    Time,

    /// <summary>Neither, or a day that no calendar has.</summary>
    Wrong,
}

/// <summary>Days as iCalendar writes them: 20261225, usually with VALUE=DATE, which careless programs leave out.</summary>
internal static partial class IcsDate
{
    public static IcsMoment Read(IcsProperty property, string value, out DateOnly day)
    {
        var text = value.Trim();
        var type = property.Parameters.GetValueOrDefault("VALUE", "").ToUpperInvariant();
        if (type is "" or "DATE" && text.Length == 8)
        {
            return TryDay(text, out day) ? IcsMoment.Day : IcsMoment.Wrong;
        }

        day = default;
        return type is "" or "DATE-TIME" && Time().IsMatch(text) ? IcsMoment.Time : IcsMoment.Wrong;
    }

    /// <summary>The day of a date, or of a date with a time behind it.</summary>
    public static DateOnly? DayOf(string text) => (text.Length == 8 || Time().IsMatch(text)) && TryDay(text[..8], out var day) ? day : null;

    /// <summary>Whole days of a duration: "P1D", "P2W"; null for anything finer or wrong.</summary>
    public static int? DaysOf(string duration)
    {
        var match = Length().Match(duration.Trim());
        return match.Success
            ? int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "W" ? 7 : 1)
            : null;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= CalendarDays.FirstYear and <= CalendarDays.LastYear;

    [GeneratedRegex(@"^[0-9]{8}T[0-9]{6}Z?\z", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"^\+?P([0-9]{1,4})([DW])(?:T0+[HMS])*\z", RegexOptions.None, 1000)]
    private static partial Regex Length();
}
