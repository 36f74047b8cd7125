using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>An owner's drafts with their files.</summary>
internal sealed class AuthoringPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["draft", "draft_file"];

    private const string ExportSql = """
        select jsonb_build_object(
               'draft', (select coalesce(jsonb_agg(to_jsonb(d) order by d.created_at), '[]') from draft d where d.team_id = @TeamId and d.user_id = @UserId),
               'draft_file', (select coalesce(jsonb_agg(to_jsonb(f) order by f.draft_id, f.path), '[]') from draft_file f where f.team_id = @TeamId and f.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from draft where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
