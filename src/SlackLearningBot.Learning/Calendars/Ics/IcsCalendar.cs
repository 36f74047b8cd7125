using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>The all-day events of an iCalendar file (RFC 5545) as holidays.</summary>
public static class IcsCalendar
{
    /// <param name="file">The file's name, for what is found.</param>
    /// <param name="bytes">What it holds.</param>
    /// <param name="last">The last day on which events that repeat without end are looked at.</param>
    public static CalendarReading Read(string file, ReadOnlySpan<byte> bytes, DateOnly last)
    {
        var errors = new List<CalendarFinding>();
        var lines = IcsLines.Read(file, bytes, errors);
        if (errors.Count > 0)
        {
            return new CalendarReading { Errors = errors };
        }

        var components = IcsComponents.Read(file, lines, errors);
        if (errors.Count > 0)
        {
            return new CalendarReading { Title = components.Title, Errors = errors };
        }

        var expansion = new IcsExpansion(file, last);
        IReadOnlyList<Holiday> days = CalendarDays.Tidy(expansion.DaysOf(components.Events));
        errors.AddRange(expansion.Errors);
        if (errors.Count == 0 && days.Count is 0 or > CalendarDays.Most)
        {
            errors.Add(new CalendarFinding(file, 1, $"Found {days.Count} holidays, expected 1 to {CalendarDays.Most}: all-day events, whose DTSTART is a day without a time."));
        }

        return new CalendarReading { Title = components.Title, Days = errors.Count > 0 ? [] : days, Errors = errors, LeftOut = expansion.LeftOut };
    }
}
