using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>
/// Thirty days after a workspace uninstalled the bot, everything of it is deleted, a bounded batch a transaction: whatever ends in between,
/// the next tick goes on. Each batch holds the installation's row, so that one installed again meanwhile is left alone.
/// </summary>
internal sealed partial class WorkspaceEraser(NpgsqlDataSource database, CalendarClock calendar, ILogger<WorkspaceEraser> log)
{
    /// <summary>How long an uninstalled workspace finds everything again when it comes back.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private const int BatchSize = 5000;

    private const string FindDueSql = "select team_id from installation where state = 'removed' and uninstalled_at <= @Before order by uninstalled_at";

    public async Task EraseDueAsync(CancellationToken cancel)
    {
        foreach (var team in await FindDueAsync(cancel))
        {
            await EraseIfDueAsync(team, cancel);
        }
    }

    private async Task<IReadOnlyList<string>> FindDueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<string>(new CommandDefinition(FindDueSql, new { Before = calendar.Now - Keep }, cancellationToken: cancel))).AsList();
    }

    /// <summary>Also before such a workspace is installed again: what should have been erased does not come back, nor half of it.</summary>
    public async Task EraseIfDueAsync(string teamId, CancellationToken cancel)
    {
        var erased = 0;
        int gone;
        do
        {
            gone = await database.InTransactionAsync(transaction => EraseBatchAsync(transaction, teamId, cancel), cancel);
            erased += gone;
        }
        while (gone > 0);

        if (erased > 0)
        {
            Log.Erased(log, teamId, erased);
        }
    }

    private const string HoldSql = """
        select true
          from installation
         where team_id = @TeamId and state = 'removed' and uninstalled_at <= @Before
           for update
        """;

    private const string EraseRowsSql = "select erase_workspace_rows(@TeamId, @Most)";

    private const string EraseInstallationSql = "delete from installation where team_id = @TeamId";

    /// <summary>How many rows went; 0 when it is not (or no longer) to be erased.</summary>
    private async Task<int> EraseBatchAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        if (!await connection.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            HoldSql, new { TeamId = teamId, Before = calendar.Now - Keep }, transaction, cancellationToken: cancel)))
        {
            return 0;
        }

        var gone = await connection.QuerySingleAsync<int>(new CommandDefinition(
            EraseRowsSql, new { TeamId = teamId, Most = BatchSize }, transaction, cancellationToken: cancel));
        return gone > 0
            ? gone
            : await connection.ExecuteAsync(new CommandDefinition(EraseInstallationSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
    }

    private static partial class Log
    {
        [LoggerMessage(3021, LogLevel.Information, "Everything of workspace {TeamId}, uninstalled thirty days ago, is erased: {Rows} rows.")]
        public static partial void Erased(ILogger log, string teamId, int rows);
    }
}
