using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Certificates, by their codes.</summary>
internal sealed class CertificateStore(NpgsqlDataSource database)
{
    private const string AddSql = """
        insert into assessment_certificate (team_id, code, user_id, attempt_id, title, issued_on, issued_at)
        values (@TeamId, @Code, @UserId, @AttemptId, @Title, @IssuedOn, @Now)
            on conflict (team_id, attempt_id) do nothing
        """;

    public static Task AddAsync(
        NpgsqlTransaction transaction, Assigned assigned, Guid attempt, string code, DateOnly issuedOn, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql, new { assigned.TeamId, Code = code, assigned.UserId, AttemptId = attempt, assigned.Title, IssuedOn = issuedOn, Now = now }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select c.code, c.user_id, c.title, c.issued_on, coalesce(p.real_name, p.name) as name
          from assessment_certificate c
          left join person p on p.team_id = c.team_id and p.user_id = c.user_id
         where c.team_id = @TeamId and c.code = @Code
        """;

    /// <summary>Null when this workspace has no such certificate.</summary>
    public async Task<Certificate?> FindAsync(string teamId, string code, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Certificate>(new CommandDefinition(FindSql, new { TeamId = teamId, Code = code }, cancellationToken: cancel));
    }

    private const string FindOfAttemptSql = """
        select c.code, c.user_id, c.title, c.issued_on, coalesce(p.real_name, p.name) as name
          from assessment_certificate c
          left join person p on p.team_id = c.team_id and p.user_id = c.user_id
         where c.team_id = @TeamId and c.attempt_id = @AttemptId and c.user_id = @UserId
        """;

    public async Task<Certificate?> FindAsync(LearnerKey person, Guid attempt, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Certificate>(new CommandDefinition(
            FindOfAttemptSql, new { person.TeamId, person.UserId, AttemptId = attempt }, cancellationToken: cancel));
    }
}

/// <summary>That somebody passed.</summary>
internal sealed record Certificate(string Code, string UserId, string Title, DateOnly IssuedOn, string? Name);
