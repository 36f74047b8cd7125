using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Courses;

/// <summary>What a person proposed, what they said they did, and lists they are about to save.</summary>
internal sealed class CoursesPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["course", "course_done", "course_import"];

    private const string ExportSql = """
        select jsonb_build_object(
            'course', (select coalesce(jsonb_agg(to_jsonb(c) - 'search' order by c.created_at, c.course_id), '[]') from course c where c.team_id = @TeamId and c.user_id = @UserId),
            'course_import', (select coalesce(jsonb_agg(to_jsonb(i) order by i.created_at), '[]') from course_import i where i.team_id = @TeamId and i.user_id = @UserId),
            'course_done', (select coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('title', c.title, 'url', c.url) order by d.done_on, d.course_id), '[]')
                              from course_done d
                              join course c on c.team_id = d.team_id and c.course_id = d.course_id
                             where d.team_id = @TeamId and d.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // What nobody published, and nobody else says they did, goes with whoever proposed it; the list itself is the company's.
    private const string EraseSql = """
        delete from course_import where team_id = @TeamId and user_id = @UserId;
        delete from course_done where team_id = @TeamId and user_id = @UserId;
        delete from course c
         where c.team_id = @TeamId and c.user_id = @UserId and c.state <> 'published'
           and not exists (select from course_done d where d.team_id = c.team_id and d.course_id = c.course_id);
        update course set user_id = null where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
