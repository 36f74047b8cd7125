using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Courses;

namespace SlackLearningBot.Features.Courses;

/// <summary>Writes <c>course</c>, one at a time, and finds single ones.</summary>
internal static class CourseStore
{
    private const string FindSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id, d.done_on, d.certificate
          from course c
          left join course_done d on d.team_id = c.team_id and d.course_id = c.course_id and d.user_id = @UserId
         where c.team_id = @TeamId and c.course_id = @CourseId
        """;

    /// <summary>With what this person says of it; null when the workspace does not have it.</summary>
    public static Task<Course?> FindAsync(NpgsqlConnection connection, LearnerKey person, Guid course, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<Course>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, CourseId = course }, cancellationToken: cancel));

    private const string FindByUrlSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id, d.done_on, d.certificate
          from course c
          left join course_done d on d.team_id = c.team_id and d.course_id = c.course_id and d.user_id = @UserId
         where c.team_id = @TeamId and c.url = @Url
        """;

    public static Task<Course?> FindByUrlAsync(NpgsqlConnection connection, LearnerKey person, string url, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<Course>(new CommandDefinition(FindByUrlSql, new { person.TeamId, person.UserId, Url = url }, cancellationToken: cancel));

    private const string AddSql = """
        insert into course (team_id, course_id, url, title, kind, hours, skills, state, user_id, created_at, decided_at)
        values (@TeamId, @CourseId, @Url, @Title, @Kind, @Hours, @Skills, case when @IsPublished then 'published' else 'proposed' end, @UserId, @Now,
                case when @IsPublished then @Now::timestamptz end)
            on conflict (team_id, url) do nothing
        """;

    /// <summary>False when the workspace knows this address already. An owner's own is published at once.</summary>
    public static async Task<bool> AddAsync(
        NpgsqlTransaction transaction, LearnerKey person, Guid course, CourseEntry entry, bool isPublished, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            person.TeamId, person.UserId, CourseId = course, entry.Url, entry.Title, Kind = CourseKinds.NameOf(entry.Kind), entry.Hours, Skills = entry.Skills.ToArray(), IsPublished = isPublished, Now = now,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string ChangeSql = """
        update course
           set url = @Url, title = @Title, kind = @Kind, hours = @Hours, skills = @Skills
         where team_id = @TeamId and course_id = @CourseId
           and not exists (select from course o where o.team_id = @TeamId and o.url = @Url and o.course_id <> @CourseId)
        """;

    /// <summary>False when it is gone, or another one has this address.</summary>
    public static async Task<bool> ChangeAsync(NpgsqlTransaction transaction, string teamId, Guid course, CourseEntry entry, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(ChangeSql, new
        {
            TeamId = teamId, CourseId = course, entry.Url, entry.Title, Kind = CourseKinds.NameOf(entry.Kind), entry.Hours, Skills = entry.Skills.ToArray(),
        }, transaction, cancellationToken: cancel)) == 1;

    private const string DecideSql = """
        update course
           set state = @State, decided_at = @Now
         where team_id = @TeamId and course_id = @CourseId and state = any(@From)
        """;

    /// <summary>False when it was in none of those states any more: somebody else decided.</summary>
    public static async Task<bool> DecideAsync(
        NpgsqlTransaction transaction, string teamId, Guid course, string[] from, string state, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DecideSql, new { TeamId = teamId, CourseId = course, From = from, State = state, Now = now }, transaction, cancellationToken: cancel)) == 1;
}
