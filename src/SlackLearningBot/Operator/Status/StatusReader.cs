using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.Status;

/// <summary>Puts a <see cref="StatusReport"/> together: a handful of statements, whatever the number of workspaces.</summary>
internal sealed class StatusReader(
    NpgsqlDataSource database, OutboxStatusStore outbox, PeopleStatusStore people, IWorkspaces workspaces, CalendarClock calendar, MachineClock machine)
{
    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);
    private static readonly TimeSpan MorningsPast = TimeSpan.FromHours(2);
    private static readonly TimeSpan MorningsAhead = TimeSpan.FromHours(24);

    public async Task<StatusReport> ReadAsync(string? teamId, CancellationToken cancel)
    {
        var schema = await Migrator.ReadStatusAsync(database, machine.Provider, cancel);
        var teams = await ReadTeamsAsync(teamId, cancel);
        return new StatusReport
        {
            At = calendar.Now,
            Program = typeof(StatusReader).Assembly.GetName().Version?.ToString(3) ?? "",
            ProgramSchema = schema.ProgramNumber,
            DatabaseSchema = schema.DatabaseNumber,
            Schedulers = await people.ReadSchedulersAsync(cancel),
            Senders = await people.ReadSendersAsync(machine.Now, cancel),
            Total = Sum(teams),
            Workspaces = teams,
            PausedLanes = await outbox.ReadLanesAsync(teamId, machine.Now, cancel),
            BigMornings = await people.ReadMorningsAsync(teamId, calendar.Now - MorningsPast, calendar.Now + MorningsAhead, cancel),
            RestoredAt = await outbox.ReadRestoreAsync(calendar.Now - Lately, cancel),
            UnreadableTokens = [.. (await workspaces.FindUnreadableAsync(cancel)).Where(team => teamId is null || team == teamId)],
        };
    }

    private async Task<IReadOnlyList<TeamStatus>> ReadTeamsAsync(string? teamId, CancellationToken cancel)
    {
        var (now, instant) = (calendar.Now, machine.Now);
        var open = (await outbox.ReadOpenAsync(teamId, now, cancel)).ToDictionary(row => row.TeamId);
        var sending = (await outbox.ReadSendingAsync(teamId, cancel)).ToDictionary(row => row.TeamId, row => row.Count);
        var unsure = (await outbox.ReadUnsureAsync(teamId, cancel)).ToDictionary(row => row.TeamId, row => row.Count);
        var ended = (await outbox.ReadEndedAsync(teamId, now - Lately, cancel)).ToLookup(row => row.TeamId);
        var dead = (await outbox.ReadDeadAsync(teamId, cancel)).ToDictionary(row => row.TeamId);
        var inbound = (await outbox.ReadInboundAsync(teamId, cancel)).ToDictionary(row => row.TeamId);
        var learners = (await people.ReadLearnersAsync(teamId, DateOnly.FromDateTime(now.UtcDateTime), cancel)).ToDictionary(row => row.TeamId);
        var off = (await people.ReadSwitchedOffAsync(teamId, cancel)).ToLookup(row => row.TeamId);
        return [.. (await people.ReadTeamsAsync(teamId, cancel)).Select(Of)];

        TeamStatus Of(TeamRow team)
        {
            var (owed, events, who) = (open.GetValueOrDefault(team.TeamId), inbound.GetValueOrDefault(team.TeamId), learners.GetValueOrDefault(team.TeamId));
            var dropped = ended[team.TeamId].Where(row => row.State == "dropped").ToList();
            return new TeamStatus
            {
                TeamId = team.TeamId,
                Name = team.TeamName,
                State = team.State,
                Due = owed?.Due ?? 0,
                Later = owed?.Later ?? 0,
                OldestDueSeconds = (now - owed?.OldestDue)?.TotalSeconds,
                InFlight = sending.GetValueOrDefault(team.TeamId),
                Unsure = unsure.GetValueOrDefault(team.TeamId),
                Sent = ended[team.TeamId].Where(row => row.State == "sent").Sum(row => row.Count),
                Dropped = dropped.Sum(row => row.Count),
                DroppedBecause = dropped.ToDictionary(row => row.Reason ?? "", row => row.Count),
                Dead = dead.GetValueOrDefault(team.TeamId)?.Count ?? 0,
                NewestDead = dead.GetValueOrDefault(team.TeamId),
                EventsWaiting = events?.Waiting ?? 0,
                OldestEventSeconds = (instant - events?.Oldest)?.TotalSeconds,
                EventsDead = events?.Dead ?? 0,
                Learning = who?.Learning ?? 0,
                Paused = who?.Paused ?? 0,
                Stopped = who?.Stopped ?? 0,
                SwitchedOff = [.. off[team.TeamId]],
            };
        }
    }

    private static TeamStatus Sum(IReadOnlyList<TeamStatus> teams) => new()
    {
        Due = teams.Sum(team => team.Due),
        Later = teams.Sum(team => team.Later),
        OldestDueSeconds = teams.Max(team => team.OldestDueSeconds),
        InFlight = teams.Sum(team => team.InFlight),
        Unsure = teams.Sum(team => team.Unsure),
        Sent = teams.Sum(team => team.Sent),
        Dropped = teams.Sum(team => team.Dropped),
        DroppedBecause = teams.SelectMany(team => team.DroppedBecause).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value)),
        Dead = teams.Sum(team => team.Dead),
        NewestDead = teams.Select(team => team.NewestDead).MaxBy(dead => dead?.FinishedAt),
        EventsWaiting = teams.Sum(team => team.EventsWaiting),
        OldestEventSeconds = teams.Max(team => team.OldestEventSeconds),
        EventsDead = teams.Sum(team => team.EventsDead),
        Learning = teams.Sum(team => team.Learning),
        Paused = teams.Sum(team => team.Paused),
        Stopped = teams.Sum(team => team.Stopped),
        SwitchedOff = [.. teams.SelectMany(team => team.SwitchedOff)],
    };
}
