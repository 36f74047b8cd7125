using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>All SQL on <c>installation</c>. <c>installed_at</c> is machine time, as Slack's own times are; <c>uninstalled_at</c> is calendar time.</summary>
internal sealed class InstallationStore(NpgsqlDataSource database, TokenVault vault)
{
    private const string LockSql = """
        select team_id, bot_user_id, token_protected, state, source, installed_at
          from installation
         where team_id = @TeamId
           for update
        """;

    private static Task<InstallationRow?> LockAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<InstallationRow>(new CommandDefinition(LockSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, scopes, state, source, installed_at, updated_at)
        values (@TeamId, @TeamName, @Url, @BotUserId, @TokenProtected, @Scopes, 'active', @Source, @Now, @Now)
            on conflict (team_id) do update
           set team_name = excluded.team_name, team_url = excluded.team_url, bot_user_id = excluded.bot_user_id,
               token_protected = excluded.token_protected, scopes = excluded.scopes, source = excluded.source, updated_at = excluded.updated_at,
               installed_at = case when installation.state = 'removed' or excluded.source = 'oauth' then excluded.installed_at else installation.installed_at end,
               state = 'active', uninstalled_at = null
        """;

    /// <summary>
    /// Installs a workspace, or renews its token and names; its people and their progress stay. Since when it is installed changes only
    /// when somebody installed it anew: a mere restart must not make an uninstallation look older than it.
    /// </summary>
    public Task SaveAsync(
        Workspace workspace, IReadOnlyList<string> scopes, DateTimeOffset now, CancellationToken cancel, string source = InstallationRow.FromSettings) =>
        database.InTransactionAsync(
            async transaction =>
            {
                var before = await LockAsync(transaction, workspace.TeamId, cancel);
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
                {
                    workspace.TeamId,
                    workspace.TeamName,
                    Url = workspace.Url.ToString(),
                    workspace.BotUserId,
                    TokenProtected = vault.Protect(workspace.Token),
                    Scopes = scopes.ToArray(),
                    Source = source,
                    Now = now,
                }, transaction, cancellationToken: cancel));
                if (before is not null)
                {
                    await TeamQueue.ReopenAsync(transaction, workspace.TeamId, before.BotUserId != workspace.BotUserId, cancel);
                }
            },
            cancel);

    private const string RemoveSql = """
        update installation
           set state = 'removed', token_protected = '', uninstalled_at = @Calendar, updated_at = @Machine
         where team_id = @TeamId
        """;

    /// <summary>Marks an active workspace as uninstalled, forgets its token and drops what waits to be sent; false when it is not, or not the one that is meant.</summary>
    public Task<bool> RemoveAsync(
        string teamId, Func<InstallationRow, bool> isMeant, DateTimeOffset calendar, DateTimeOffset machine, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                if (await LockAsync(transaction, teamId, cancel) is not { IsActive: true } row || !isMeant(row))
                {
                    return false;
                }

                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    RemoveSql, new { TeamId = teamId, Calendar = calendar, Machine = machine }, transaction, cancellationToken: cancel));
                await TeamQueue.DropAsync(transaction, teamId, calendar, cancel);
                return true;
            },
            cancel);

    private const string FindRowSql = """
        select team_id, bot_user_id, token_protected, state, source, installed_at
          from installation
         where team_id = @TeamId
        """;

    /// <summary>Whatever state it is in.</summary>
    public async Task<InstallationRow?> FindRowAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<InstallationRow>(new CommandDefinition(FindRowSql, new { TeamId = teamId }, cancellationToken: cancel));
    }

    private const string FindSql = """
        select team_id, team_name, team_url, bot_user_id, token_protected
          from installation
         where team_id = @TeamId and state = 'active'
        """;

    public async Task<Workspace?> FindAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await FindAsync(connection, teamId, cancel);
    }

    /// <summary>The same on a connection, in whatever transaction is open there.</summary>
    public async Task<Workspace?> FindAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(FindSql, new { TeamId = teamId }, cancellationToken: cancel));
        return row is null ? null : Of(row, vault.Open(row.TokenProtected));
    }

    private const string ReadAllSql = """
        select team_id, team_name, team_url, bot_user_id, token_protected
          from installation
         where state = 'active'
         order by installed_at, team_id
        """;

    /// <summary>The active ones, and the ids of those whose token no key opens.</summary>
    public async Task<(IReadOnlyList<Workspace> Readable, IReadOnlyList<string> Unreadable)> ReadAllAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var readable = new List<Workspace>();
        var unreadable = new List<string>();
        foreach (var row in await connection.QueryAsync<Row>(new CommandDefinition(ReadAllSql, cancellationToken: cancel)))
        {
            if (vault.TryOpen(row.TokenProtected) is { } token)
            {
                readable.Add(Of(row, token));
            }
            else
            {
                unreadable.Add(row.TeamId);
            }
        }

        return (readable, unreadable);
    }

    private static Workspace Of(Row row, string token) => new(row.TeamId, row.TeamName, new Uri(row.TeamUrl), row.BotUserId, token);

    private sealed record Row(string TeamId, string TeamName, string TeamUrl, string BotUserId, string TokenProtected);
}
