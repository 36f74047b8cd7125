using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Courses;

/// <summary>Writes <c>course_import</c>, and from it, at the owner's word, <c>course</c>.</summary>
internal static class ImportStore
{
    private const string AddSql = """
        insert into course_import (team_id, import_id, user_id, source, file, entries, problems, state, created_at, expires_at)
        values (@TeamId, @ImportId, @UserId, @Source, @File, @Entries::jsonb, @Problems::jsonb, 'open', @Now, @ExpiresAt)
            on conflict (team_id, source) do nothing
        """;

    /// <summary>False when this source was offered before.</summary>
    public static async Task<bool> AddAsync(
        NpgsqlTransaction transaction, LearnerKey owner, Guid id, string source, string file, CourseList list, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            owner.TeamId, owner.UserId, ImportId = id, Source = source, File = file, Entries = CoursesJson.Write(list.Entries), Problems = CoursesJson.Write(list.Problems), Now = now,
            ExpiresAt = now + CourseImport.Life,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string LockSql = """
        select team_id, import_id, user_id, file, entries::text as entries, problems::text as problems, state
          from course_import
         where team_id = @TeamId and import_id = @ImportId
           for update
        """;

    /// <summary>Nobody else decides about it before the transaction ends; null when it is gone.</summary>
    public static Task<CourseImport?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<CourseImport>(new CommandDefinition(
            LockSql, new { TeamId = teamId, ImportId = id }, transaction, cancellationToken: cancel));

    private const string PlanSql = """
        select e.title,
               case when c.course_id is null then 'new'
                    when c.state = 'published' and row(c.title, c.kind, c.hours, c.skills) is not distinct from row(e.title, e.kind, e.hours, e.skills) then 'same'
                    else 'changed' end as what
          from jsonb_to_recordset(@Entries::jsonb) as e (url text, title text, kind text, hours numeric(6,2), skills text[])
          left join course c on c.team_id = @TeamId and c.url = e.url
         order by e.title
        """;

    /// <summary>What saving would do as things are now.</summary>
    public static async Task<ImportPlan> PlanAsync(NpgsqlTransaction transaction, CourseImport import, CancellationToken cancel)
    {
        var rows = (await transaction.Connection!.QueryAsync<(string Title, string What)>(new CommandDefinition(
            PlanSql, new { import.TeamId, import.Entries }, transaction, cancellationToken: cancel))).AsList();
        return new ImportPlan([.. Titles("new")], [.. Titles("changed")], rows.Count(row => row.What == "same"));

        IEnumerable<string> Titles(string what) => rows.Where(row => row.What == what).Select(row => row.Title);
    }

    private const string SaveSql = """
        insert into course (team_id, course_id, url, title, kind, hours, skills, state, created_at, decided_at)
        select @TeamId, e.id, e.url, e.title, e.kind, e.hours, e.skills, 'published', @Now, @Now
          from jsonb_to_recordset(@Entries::jsonb) as e (id uuid, url text, title text, kind text, hours numeric(6,2), skills text[])
         order by e.url
            on conflict (team_id, url) do update
           set title = excluded.title, kind = excluded.kind, hours = excluded.hours, skills = excluded.skills, state = 'published',
               decided_at = case when course.state = 'published' then course.decided_at else excluded.decided_at end
         where course.state <> 'published'
            or row(course.title, course.kind, course.hours, course.skills) is distinct from row(excluded.title, excluded.kind, excluded.hours, excluded.skills)
        """;

    /// <summary>What stands there already word for word is not touched.</summary>
    public static Task SaveAsync(NpgsqlTransaction transaction, CourseImport import, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new { import.TeamId, import.Entries, Now = now }, transaction, cancellationToken: cancel));

    private const string CloseSql = """
        update course_import set state = @State, entries = '[]', problems = '[]' where team_id = @TeamId and import_id = @ImportId and state = 'open'
        """;

    /// <summary>What it said is not kept.</summary>
    public static Task CloseAsync(NpgsqlTransaction transaction, CourseImport import, string state, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            CloseSql, new { import.TeamId, import.ImportId, State = state }, transaction, cancellationToken: cancel));

    private const string ForgetExpiredSql = "delete from course_import where team_id = any(@TeamIds) and expires_at <= @Now";

    public static async Task ForgetExpiredAsync(NpgsqlDataSource database, IReadOnlyList<string> teamIds, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(ForgetExpiredSql, new { TeamIds = teamIds.ToArray(), Now = now }, cancellationToken: cancel));
    }
}
