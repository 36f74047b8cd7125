using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.People;

/// <summary>Reads the workspace's people while a console verb waits: through the outbox like everything else, so that Slack's limits hold for all.</summary>
internal sealed class SyncRun(NpgsqlDataSource database, Deliveries deliveries, Sender sender, CalendarClock calendar, MachineClock machine)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private const string ReadStateSql = """
        select count(*) filter (where finished_at is null) as open,
               max(reason) filter (where state in ('dead', 'dropped') or finished_at is null) as reason
          from delivery
         where team_id = @TeamId and recipient = @TeamId and kind = @Kind and starts_with(slot, @Run)
        """;

    /// <summary>Null when everybody was read; otherwise why not.</summary>
    public async Task<string?> ReadEverybodyAsync(string teamId, CancellationToken cancel)
    {
        var run = Guid.CreateVersion7(calendar.Now).ToString("N");
        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAsync(transaction, PeopleSync.FirstPage(teamId, run, calendar.Now), cancel), cancel);

        var deadline = machine.Now + Longest;
        while (true)
        {
            // Another process may hold the workspace's lease: then it is that one which reads, and we look on.
            await sender.SendDueAsync(teamId, cancel);
            var state = await ReadStateAsync(teamId, run, cancel);
            if (state.Open == 0 || machine.Now >= deadline)
            {
                return state switch
                {
                    { Open: 0, Reason: null } => null,
                    { Reason: { } reason } => $"Slack's list of people could not be read: {reason}. Run doctor, then try again.",
                    _ => "Slack's list of people took longer than two minutes. It goes on being read while the bot serves; try again in a few minutes.",
                };
            }

            await Task.Delay(TimeSpan.FromSeconds(1), machine.Provider, cancel);
        }
    }

    private async Task<SyncState> ReadStateAsync(string teamId, string run, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<SyncState>(new CommandDefinition(
            ReadStateSql, new { TeamId = teamId, Kind = PeopleSync.Name, Run = run }, cancellationToken: cancel));
    }

    private sealed record SyncState(long Open, string? Reason);
}
