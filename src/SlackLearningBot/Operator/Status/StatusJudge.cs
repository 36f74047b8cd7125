using SlackLearningBot.Outbox;

namespace SlackLearningBot.Operator.Status;

/// <summary>What in a report needs attention, each with what to do.</summary>
internal static class StatusJudge
{
    public static readonly TimeSpan OldestDue = TimeSpan.FromMinutes(15);

    /// <summary>Quartz checks in every 5 s or so; this long without anybody means that nobody is there.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Events are handled within a second of their coming.</summary>
    private static readonly TimeSpan OldestEvent = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<string> Find(StatusReport report, TimeSpan oldestDue, DateTimeOffset machine) =>
        [.. Processes(report, machine), .. Tokens(report), .. Deliveries(report, oldestDue), .. Events(report)];

    private static IEnumerable<string> Processes(StatusReport report, DateTimeOffset machine)
    {
        if (report.Senders.Count == 0 && !report.Schedulers.Any(one => machine - one.CheckedIn < Silence))
        {
            yield return $"No copy of the program has checked in for {Stated.Span(Silence)}: start serve, or look why it ended.";
        }
    }

    private static IEnumerable<string> Tokens(StatusReport report)
    {
        if (report.PausedLanes.Where(lane => lane.Method == LanePauses.Every).Select(lane => lane.TeamId).ToList() is { Count: > 0 } refused)
        {
            yield return $"Slack refuses the token of {Stated.Some(refused)}, so nothing is sent there: doctor says why; install the bot there again.";
        }

        if (report.UnreadableTokens.Count > 0)
        {
            yield return LostKey.Of(report.UnreadableTokens);
        }
    }

    private static IEnumerable<string> Deliveries(StatusReport report, TimeSpan oldestDue)
    {
        if (report.Total is { Dead: > 0, NewestDead: { } newest })
        {
            yield return $"{Stated.Count(report.Total.Dead, "delivery is", "deliveries are")} dead, the newest with \"{newest.Reason}\": outbox list --state dead names them; "
                + "outbox retry --dead lets them be tried again, outbox drop --dead --reason … ends them.";
        }

        foreach (var team in report.Workspaces.Where(team => team.OldestDueSeconds > oldestDue.TotalSeconds).OrderByDescending(team => team.OldestDueSeconds).Take(5))
        {
            yield return $"In {team.TeamId} something has been due for {Stated.Span(TimeSpan.FromSeconds(team.OldestDueSeconds!.Value))}, longer than {Stated.Span(oldestDue)}: "
                + $"outbox list --workspace {team.TeamId} --state waiting, then outbox show ID says what it waits for.";
        }
    }

    private static IEnumerable<string> Events(StatusReport report)
    {
        if (report.Total.EventsDead > 0)
        {
            yield return $"{Stated.Count(report.Total.EventsDead, "event")} from Slack could not be handled: the log says why. They are forgotten 48 hours after they came.";
        }

        if (report.Total.OldestEventSeconds > OldestEvent.TotalSeconds)
        {
            yield return $"An event from Slack has waited for {Stated.Span(TimeSpan.FromSeconds(report.Total.OldestEventSeconds.Value))}: see whether a copy of the program runs, and its log.";
        }
    }
}
