using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Who owns a workspace's learning.</summary>
internal sealed class OwnerList(NpgsqlDataSource database)
{
    private const string ReadSql = """
        select r.user_id
          from role_grant r
          left join person p on p.team_id = r.team_id and p.user_id = r.user_id
         where r.team_id = @TeamId and r.role = 'owner' and not coalesce(p.deleted, false)
         order by r.granted_at, r.user_id
        """;

    /// <summary>Their ids, in the order they became owners.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadAsync(connection, teamId, cancel);
    }

    /// <summary>The same for whoever has a connection: who holds one never waits for another.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel) =>
        (await connection.QueryAsync<string>(new CommandDefinition(ReadSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
}
