using System.Text;
using SlackLearningBot.Learning.Calendars;
using SlackLearningBot.Learning.Calendars.Ics;

namespace SlackLearningBot.Learning.Tests.Calendars;

/// <summary>Calendar files as the tests write them.</summary>
internal static class IcsText
{
    public static readonly DateOnly Last = new(2031, 12, 31);

    public static CalendarReading Read(string text) => IcsCalendar.Read("days.ics", Encoding.UTF8.GetBytes(text), Last);

    /// <summary>A calendar of events, each given by its own lines; the first event begins in line 4.</summary>
    public static string Of(params string[] events) => string.Join(
        "\r\n",
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", .. events.SelectMany(one => (string[])["BEGIN:VEVENT", .. one.Split('\n'), "END:VEVENT"]), "END:VCALENDAR", ""]);

    public static string Days(CalendarReading reading) => string.Join(" ", reading.Days.Select(holiday => holiday.Day.ToString("yyyy-MM-dd")));

    public static IEnumerable<string> Lines(IEnumerable<CalendarFinding> findings) => findings.Select(finding => $"{finding.File}:{finding.Line}: {finding.Message}");
}
