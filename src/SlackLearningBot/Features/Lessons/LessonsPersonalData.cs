using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Which lessons came to a person, and what became of them.</summary>
internal sealed class LessonsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["lesson_turn"];

    private const string ExportSql = """
        select jsonb_build_object(
            'lesson_turn', (select coalesce(jsonb_agg(to_jsonb(t) order by t.served_on), '[]') from lesson_turn t where t.team_id = @TeamId and t.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from lesson_turn where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
