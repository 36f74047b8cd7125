using SlackLearningBot.Learning.Calendars;

namespace SlackLearningBot.Features.Calendars;

/// <summary>What the console says about calendars.</summary>
internal static class CalendarReport
{
    public static string Line(CalendarFinding finding) => $"{finding.File}:{finding.Line}: {finding.Message}";

    public static string Refused(int errors) => $"{Count(errors, "error")}. Nothing was changed.";

    public static string BadName(string name) => $"Found --name {name}, expected at most 32 letters, digits and hyphens, such as CH or CH-ZURICH.";

    public static string WhichName { get; } = "Say what the calendar is called with --name: the country's code for a country's (CH), anything short for another (CH-ZURICH).";

    public static IEnumerable<string> Checked(CalendarReading reading) =>
    [
        .. reading.Days.Select(holiday => $"{holiday.Day:yyyy-MM-dd} {holiday.Day:ddd}  {holiday.Name}"),
        $"Good: {Count(reading.Days.Count, "holiday")}, {Left(reading.LeftOut.Count)}.",
    ];

    public static IEnumerable<string> Imported(NamedCalendar calendar, CalendarChanges changes, int leftOut) =>
    [
        $"{calendar.Name} ({calendar.Title}): {Count(calendar.Days.Count, "holiday")} from {calendar.Days[0].Day:yyyy-MM-dd} to {calendar.Days[^1].Day:yyyy-MM-dd}, {Left(leftOut)}.",
        $"{changes.Added} added, {changes.Renamed} renamed, {changes.Removed} removed. Lessons that were planned over its days move as soon as the bot runs.",
    ];

    public static string Line(KnownCalendar calendar) =>
        $"{calendar.Name,-12} {calendar.Title}: {Count(calendar.Days, "holiday")}"
        + (calendar is { FirstDay: { } first, LastDay: { } last } ? $" from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}" : "")
        + (calendar.IsShipped ? ", came with the bot" : ", imported")
        + (calendar.Source is { } source ? $" ({source})" : "");

    public static string NoWorkspace { get; } = "No workspace is installed yet. Set Slack:BotToken and start the bot once, then try again.";

    public static string WhichWorkspace(IEnumerable<string> teams) => $"Several workspaces are installed. Add --workspace with one of {string.Join(", ", teams)}.";

    public static string UnknownWorkspace(string asked, IEnumerable<string> teams) =>
        $"Found --workspace {asked}, but the bot is not installed there. Expected one of {string.Join(", ", teams)}.";

    private static string Left(int leftOut) => leftOut == 0 ? "nothing left out" : $"{Count(leftOut, "event")} left out";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
