using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary>Who may do what.</summary>
internal sealed class RoleStore(NpgsqlDataSource database) : IRoles
{
    /// <summary>The one role there is: an owner of the workspace's learning.</summary>
    public const string Owner = "owner";

    /// <summary>Who grants from the console.</summary>
    public const string Operator = "operator";

    // Somebody who left the company owns nothing, even when nobody thought of revoking it.
    private const string HasRoleSql = """
        select exists (
            select from role_grant r
              left join person p on p.team_id = r.team_id and p.user_id = r.user_id
             where r.team_id = @TeamId and r.user_id = @UserId and r.role = 'owner' and not coalesce(p.deleted, false))
        """;

    public async Task<bool> IsOwnerAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(HasRoleSql, person, cancellationToken: cancel));
    }

    private const string GrantSql = """
        insert into role_grant (team_id, user_id, role, granted_by, granted_at)
        values (@TeamId, @UserId, 'owner', @By, @Now)
            on conflict (team_id, user_id, role) do nothing
        """;

    /// <summary>False when the person is an owner already.</summary>
    public async Task<bool> GrantOwnerAsync(LearnerKey person, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            GrantSql, new { person.TeamId, person.UserId, By = by, Now = now }, cancellationToken: cancel)) == 1;
    }

    private const string RevokeSql = "delete from role_grant where team_id = @TeamId and user_id = @UserId and role = 'owner'";

    /// <summary>False when the person was no owner.</summary>
    public async Task<bool> RevokeOwnerAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(RevokeSql, person, cancellationToken: cancel)) == 1;
    }

    private const string ReadSql = """
        select r.role, r.user_id, coalesce(p.real_name, p.name) as name, r.granted_by, r.granted_at
          from role_grant r
          left join person p on p.team_id = r.team_id and p.user_id = r.user_id
         where r.team_id = @TeamId
         order by r.role, r.granted_at, r.user_id
        """;

    public async Task<IReadOnlyList<Grant>> ReadAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var grants = await connection.QueryAsync<Grant>(new CommandDefinition(ReadSql, new { TeamId = teamId }, cancellationToken: cancel));
        return grants.AsList();
    }
}

/// <summary>One role of one person.</summary>
internal sealed record Grant
{
    public required string Role { get; init; }
    public required string UserId { get; init; }
    public string? Name { get; init; }
    public required string GrantedBy { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
}
