using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The assessments a person made, gave, has and took.</summary>
internal sealed class AssessmentsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } =
        ["assessment", "assessment_assignment", "assessment_assignee", "assessment_attempt", "assessment_answer", "assessment_certificate"];

    private const string ExportSql = """
        select jsonb_build_object(
            'assessment', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from assessment s where s.team_id = @TeamId and s.author_id = @UserId),
            'assessment_assignment', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from assessment_assignment a where a.team_id = @TeamId and a.author_id = @UserId),
            'assessment_assignee', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from assessment_assignee p where p.team_id = @TeamId and p.user_id = @UserId),
            'assessment_attempt', (select coalesce(jsonb_agg(to_jsonb(t) order by t.started_at), '[]') from assessment_attempt t where t.team_id = @TeamId and t.user_id = @UserId),
            'assessment_answer', (select coalesce(jsonb_agg(to_jsonb(r) - 'options' - 'detail' order by r.attempt_id, r.place), '[]') from assessment_answer r where r.team_id = @TeamId and r.user_id = @UserId and r.answered_at is not null),
            'assessment_certificate', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from assessment_certificate c where c.team_id = @TeamId and c.user_id = @UserId))::text
        """;

    /// <summary>Of questions only what was answered: an export would else tell what an attempt that is under way asks next, and what is right.</summary>
    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // Others keep what they were given, without the one who is forgotten. Attempts, answers and certificates go with the assignee.
    private const string EraseSql = """
        update assessment set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        update assessment_assignment set author_id = 'erased' where team_id = @TeamId and author_id = @UserId;
        delete from assessment_certificate where team_id = @TeamId and user_id = @UserId;
        delete from assessment_answer where team_id = @TeamId and user_id = @UserId;
        delete from assessment_attempt where team_id = @TeamId and user_id = @UserId;
        delete from assessment_assignee where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
