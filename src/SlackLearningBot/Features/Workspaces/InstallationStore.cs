using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>All SQL on <c>installation</c>.</summary>
internal sealed class InstallationStore(NpgsqlDataSource database, TokenVault vault)
{
    private const string SaveSql = """
        insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, scopes, state, installed_at, updated_at)
        values (@TeamId, @TeamName, @Url, @BotUserId, @TokenProtected, @Scopes, 'active', @Now, @Now)
            on conflict (team_id) do update
           set team_name = excluded.team_name, team_url = excluded.team_url, bot_user_id = excluded.bot_user_id,
               token_protected = excluded.token_protected, scopes = excluded.scopes, state = 'active', updated_at = excluded.updated_at
        """;

    /// <summary>Installs a workspace, or renews its token and names; its people and their progress stay.</summary>
    public async Task SaveAsync(Workspace workspace, IReadOnlyList<string> scopes, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            workspace.TeamId,
            workspace.TeamName,
            Url = workspace.Url.ToString(),
            workspace.BotUserId,
            TokenProtected = vault.Protect(workspace.Token),
            Scopes = scopes.ToArray(),
            Now = now,
        }, cancellationToken: cancel));
    }

    private const string FindSql = """
        select team_id, team_name, team_url, bot_user_id, token_protected
          from installation
         where team_id = @TeamId and state = 'active'
        """;

    public async Task<Workspace?> FindAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(FindSql, new { TeamId = teamId }, cancellationToken: cancel));
        return row is null ? null : Open(row);
    }

    private const string ReadAllSql = """
        select team_id, team_name, team_url, bot_user_id, token_protected
          from installation
         where state = 'active'
         order by installed_at, team_id
        """;

    public async Task<IReadOnlyList<Workspace>> ReadAllAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(ReadAllSql, cancellationToken: cancel));
        return [.. rows.Select(Open)];
    }

    private Workspace Open(Row row) =>
        new(row.TeamId, row.TeamName, new Uri(row.TeamUrl), row.BotUserId, vault.Open(row.TokenProtected));

    private sealed record Row(string TeamId, string TeamName, string TeamUrl, string BotUserId, string TokenProtected);
}
