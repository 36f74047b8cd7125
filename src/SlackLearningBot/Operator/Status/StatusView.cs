using System.Globalization;

namespace SlackLearningBot.Operator.Status;

/// <summary>One screen of words and numbers.</summary>
internal static class StatusView
{
    private const int MostTeams = 15;
    private const int MostLines = 8;

    public static IEnumerable<string> Of(StatusReport report, DateTimeOffset machine) =>
    [
        Heading(report), "",
        .. Processes(report, machine), "",
        .. Deliveries(report), "",
        .. Lanes(report, machine),
        .. People(report), "",
        .. Mornings(report),
        .. Restored(report),
        .. Verdict(report),
    ];

    private static string Heading(StatusReport report) =>
        $"SlackLearningBot {report.Program}, schema {report.DatabaseSchema:0000}{(report.DatabaseSchema == report.ProgramSchema ? "" : $" (this program knows {report.ProgramSchema:0000})")}, "
        + Stated.At(report.At);

    private static IEnumerable<string> Processes(StatusReport report, DateTimeOffset machine)
    {
        yield return report.Schedulers.Count == 0 ? "PROCESSES  none has checked in" : "PROCESSES";
        foreach (var one in report.Schedulers)
        {
            yield return $"  {one.Name}  checked in {Stated.Span(machine - one.CheckedIn)} ago";
        }

        foreach (var one in report.Senders)
        {
            yield return $"  {one.Name}  is sending for {Stated.Count(one.Workspaces, "workspace")}";
        }
    }

    private static IEnumerable<string> Deliveries(StatusReport report)
    {
        var shown = report.Workspaces.OrderByDescending(team => team.Dead > 0).ThenByDescending(team => team.IsBusy).ThenByDescending(team => team.Due)
            .Take(MostTeams).ToList();
        string[][] rows =
        [
            ["DELIVERIES", "DUE NOW", "OLDEST", "IN FLIGHT", "UNSURE", "LATER", "SENT 24 H", "DROPPED 24 H", "DEAD", "EVENTS", "EVENTS DEAD"],
            .. shown.Select(team => Numbers($"  {team.TeamId} {team.Name}{(team.State == "removed" ? " (uninstalled)" : "")}", team)),
            .. report.Workspaces.Count == 1 ? Array.Empty<string[]>() : [Numbers($"  all {report.Workspaces.Count} workspaces", report.Total)],
        ];
        foreach (var line in Table.Lines(rows, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        {
            yield return line;
        }

        if (report.Workspaces.Count > shown.Count)
        {
            yield return $"  {report.Workspaces.Count - shown.Count} more are only in the sum: --workspace T… or --json";
        }

        if (report.Total.DroppedBecause.Count > 0)
        {
            yield return "  dropped: " + string.Join(", ", report.Total.DroppedBecause.OrderByDescending(one => one.Value).Take(MostLines).Select(one => $"{N(one.Value)} {one.Key}"));
        }

        if (report.Total.NewestDead is { } dead)
        {
            yield return $"  newest dead: {dead.Id}, {dead.Kind} in {dead.TeamId}, {Stated.At(dead.FinishedAt)}: {dead.Reason}";
        }
    }

    private static string[] Numbers(string name, TeamStatus of) =>
    [
        name, N(of.Due), of.OldestDueSeconds is { } seconds ? Stated.Span(TimeSpan.FromSeconds(seconds)) : "-", N(of.InFlight), N(of.Unsure), N(of.Later),
        N(of.Sent), N(of.Dropped), N(of.Dead), N(of.EventsWaiting), N(of.EventsDead),
    ];

    private static IEnumerable<string> Lanes(StatusReport report, DateTimeOffset machine)
    {
        if (report.PausedLanes.Count == 0)
        {
            yield break;
        }

        yield return "PAUSED BY SLACK";
        foreach (var lane in report.PausedLanes.Take(MostLines))
        {
            yield return $"  {lane.TeamId} {(lane.Method == "*" ? "everything" : lane.Method)} until {Stated.At(lane.PausedUntil)} ({Stated.Span(lane.PausedUntil - machine)} more)";
        }

        if (report.PausedLanes.Count > MostLines)
        {
            yield return $"  and {report.PausedLanes.Count - MostLines} more";
        }

        yield return "";
    }

    private static IEnumerable<string> People(StatusReport report)
    {
        var total = report.Total;
        var off = total.SwitchedOff.Sum(row => row.Count);
        yield return $"PEOPLE  {Stated.Count(total.Learning, "learner")}, {N(total.Paused)} paused, {N(total.Stopped)} stopped, {N(off)} switched off because Slack cannot deliver to them";
        foreach (var group in total.SwitchedOff.GroupBy(row => row.Error).OrderByDescending(group => group.Sum(row => row.Count)).Take(MostLines))
        {
            yield return $"  {N(group.Sum(row => row.Count))} {group.Key}{(group.Max(row => row.Newest) is { } newest ? $", the newest since {Stated.At(newest)}" : "")}";
        }
    }

    private static IEnumerable<string> Mornings(StatusReport report)
    {
        if (report.BigMornings.Count == 0)
        {
            yield break;
        }

        yield return "BIG MORNINGS";
        foreach (var one in report.BigMornings.Take(MostLines))
        {
            yield return $"  {one.TeamId} {Stated.Count(one.Learners, "lesson")} from {Stated.At(one.DueAt)} on, over {one.Minutes} min";
        }

        if (report.BigMornings.Count > MostLines)
        {
            yield return $"  and {report.BigMornings.Count - MostLines} more";
        }

        yield return "";
    }

    private static IEnumerable<string> Restored(StatusReport report) => report.RestoredAt is { } at
        ? [$"RESTORED  at {Stated.At(at)}: what was owed then is looked up in its conversation before it is sent", ""]
        : [];

    private static IEnumerable<string> Verdict(StatusReport report) =>
        report.Problems.Count == 0 ? ["✓ All is well: nothing needs your attention."] : report.Problems.Select(problem => $"✗ {problem}");

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
