using System.Globalization;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>What an RRULE comes to: every so many years on the same day. Anything else is not understood, and said so.</summary>
internal abstract record IcsRecurrence
{
    private IcsRecurrence()
    {
    }

    /// <param name="Interval">In years.</param>
    /// <param name="Count">How often at most, the first time included.</param>
    /// <param name="Until">The last day it may fall on.</param>
    public sealed record Yearly(int Interval, int? Count, DateOnly? Until) : IcsRecurrence
    {
        /// <summary>Its first days up to <paramref name="last"/>; a 29 February comes in leap years only (3.3.10: days that do not exist are not counted).</summary>
        public IEnumerable<DateOnly> Days(DateOnly start, DateOnly last)
        {
            var left = Count ?? int.MaxValue;
            for (var year = start.Year; year <= last.Year && left > 0; year += Interval)
            {
                if (start.Day > DateTime.DaysInMonth(year, start.Month))
                {
                    continue;
                }

                var day = new DateOnly(year, start.Month, start.Day);
                if (day > last || day > Until)
                {
                    yield break;
                }

                left--;
                yield return day;
            }
        }
    }

    /// <summary>Good iCalendar, but not what we repeat by.</summary>
    public sealed record Unknown(string Part) : IcsRecurrence;

    public sealed record Wrong(string Part) : IcsRecurrence;

    public static IcsRecurrence Read(string rule, DateOnly start)
    {
        var parts = new Dictionary<string, string>();
        foreach (var part in rule.Trim().ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2) is not [var name, { Length: > 0 } value] || !parts.TryAdd(name.Trim(), value.Trim()))
            {
                return new Wrong(part);
            }
        }

        if (parts.GetValueOrDefault("FREQ") is not { } frequency || (parts.ContainsKey("COUNT") && parts.ContainsKey("UNTIL")))
        {
            return new Wrong(rule.Trim());
        }

        if (frequency != "YEARLY")
        {
            return new Unknown($"FREQ={frequency}");
        }

        var (interval, count, until) = (1, (int?)null, (DateOnly?)null);
        foreach (var (name, value) in parts)
        {
            switch (name)
            {
                case "FREQ" or "WKST":
                    break;
                case "BYMONTH" when Same(value, start.Month):
                    break;
                case "BYMONTHDAY" when Same(value, start.Day):
                    break;
                case "INTERVAL" when Number(value) is { } years:
                    interval = years;
                    break;
                case "COUNT" when Number(value) is { } times:
                    count = times;
                    break;
                case "UNTIL" when IcsDate.DayOf(value) is { } day:
                    until = day;
                    break;
                case "INTERVAL" or "COUNT" or "UNTIL":
                    return new Wrong($"{name}={value}");
                default:
                    return new Unknown($"{name}={value}");
            }
        }

        return new Yearly(interval, count, until);
    }

    /// <summary>What many programs write although the first day says it already.</summary>
    private static bool Same(string value, int ofStart) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == ofStart;

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000 ? number : null;
}
