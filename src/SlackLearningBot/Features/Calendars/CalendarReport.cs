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

    /// <summary>What will happen, for whom, and what holds for them then.</summary>
    public static IEnumerable<string> WillRemove(CalendarUse use)
    {
        string[] why =
        [
            .. Because(use.ByChoice, "chose it"), .. Because(use.ByCountry, "by their country"), .. Because(use.ByWorkspace, "as the workspace decided"),
        ];
        yield return why.Length == 0
            ? $"Removes {use.Name} ({use.Title}), whose holidays nobody has."
            : $"Removes {use.Name} ({use.Title}), whose holidays {Count(use.ByChoice + use.ByCountry + use.ByWorkspace, "learner")} have: {string.Join(", ", why)}.";
        yield return use.HidesShipped
            ? $"The {use.Name} that came with the bot holds in its place."
            : "Who chose it has the holidays of their country or workspace instead, or none. Their choice is kept, should it be imported again.";
        if (use is { IsWorkspaces: true, HidesShipped: false })
        {
            yield return "The workspace decided for it (/learn defaults): until an owner decides for another one, whoever chose nothing and has no country's calendar has no holidays.";
        }
    }

    public static string Removed(string name, bool isGone) => isGone
        ? $"{name} is removed. Lessons that were planned around its days move as soon as the bot runs."
        : $"{name} was removed by somebody else meanwhile; nothing was changed.";

    /// <param name="asked">What is no calendar of the workspace's own.</param>
    /// <param name="known">What the workspace can choose from.</param>
    public static string NotOwn(string asked, IReadOnlyList<KnownCalendar> known)
    {
        var own = known.Where(one => !one.IsShipped).Select(one => one.Name).ToList();
        var expected = own.Count == 0 ? "The workspace imported none." : $"Expected one of {string.Join(", ", own)}.";
        return known.Any(one => one.IsShipped && one.Name == CalendarName.Read(asked))
            ? $"{CalendarName.Read(asked)} came with the bot and stays; import another one of that name to put it in its place. {expected}"
            : $"Found {asked}, which is no calendar of the workspace. {expected}";
    }

    private static IEnumerable<string> Because(int count, string why) => count == 0 ? [] : [$"{count} {why}"];

    private static string Left(int leftOut) => leftOut == 0 ? "nothing left out" : $"{Count(leftOut, "event")} left out";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
