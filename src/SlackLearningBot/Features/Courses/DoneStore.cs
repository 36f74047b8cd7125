using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Courses;

/// <summary>Writes <c>course_done</c>, and reads it for the person themselves alone.</summary>
internal static class DoneStore
{
    private const string SaveSql = """
        insert into course_done (team_id, user_id, course_id, done_on, certificate, said_at)
        values (@TeamId, @UserId, @CourseId, @DoneOn, @Certificate, @Now)
            on conflict (team_id, user_id, course_id) do update set done_on = excluded.done_on, certificate = excluded.certificate
        """;

    /// <summary>Said again it becomes what is said now.</summary>
    public static Task SaveAsync(
        NpgsqlTransaction transaction, LearnerKey person, Guid course, DateOnly doneOn, string? certificate, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { person.TeamId, person.UserId, CourseId = course, DoneOn = doneOn, Certificate = certificate, Now = now }, transaction, cancellationToken: cancel));

    private const string TakeBackSql = "delete from course_done where team_id = @TeamId and user_id = @UserId and course_id = @CourseId";

    /// <summary>False when they had not said it.</summary>
    public static async Task<bool> TakeBackAsync(NpgsqlTransaction transaction, LearnerKey person, Guid course, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            TakeBackSql, new { person.TeamId, person.UserId, CourseId = course }, transaction, cancellationToken: cancel)) == 1;

    private const string ReadSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id, d.done_on, d.certificate
          from course_done d
          join course c on c.team_id = d.team_id and c.course_id = d.course_id
         where d.team_id = @TeamId and d.user_id = @UserId
         order by d.done_on desc, c.title, c.course_id
         limit @Most
        """;

    /// <summary>What this person says they did, the newest first.</summary>
    public static async Task<IReadOnlyList<Course>> ReadAsync(NpgsqlConnection connection, LearnerKey person, int most, CancellationToken cancel) =>
        (await connection.QueryAsync<Course>(new CommandDefinition(
            ReadSql, new { person.TeamId, person.UserId, Most = most }, cancellationToken: cancel))).AsList();

    private const string SumSql = """
        select count(*)::int as things, coalesce(sum(c.hours), 0) as hours, (count(*) filter (where c.hours is null))::int as without_hours
          from course_done d
          join course c on c.team_id = d.team_id and c.course_id = d.course_id
         where d.team_id = @TeamId and d.user_id = @UserId
        """;

    public static Task<DoneSum> SumAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) =>
        connection.QuerySingleAsync<DoneSum>(new CommandDefinition(SumSql, person, cancellationToken: cancel));

    private const string FindZoneSql = """
        select coalesce(c.zone, p.zone)
          from (values (@TeamId::text, @UserId::text)) as me (team_id, user_id)
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join person p on p.team_id = me.team_id and p.user_id = me.user_id
        """;

    /// <summary>Null when nobody said.</summary>
    public static Task<string?> FindZoneAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) =>
        connection.QuerySingleAsync<string?>(new CommandDefinition(FindZoneSql, person, cancellationToken: cancel));
}

/// <summary>What a person says they did elsewhere, all together.</summary>
internal sealed record DoneSum
{
    public required int Things { get; init; }

    /// <summary>Of those of which somebody wrote how long they take.</summary>
    public required decimal Hours { get; init; }

    public required int WithoutHours { get; init; }
}
