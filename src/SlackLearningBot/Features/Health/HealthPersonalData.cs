using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Health;

/// <summary>Which questions a person called unclear.</summary>
internal sealed class HealthPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["unclear"];

    private const string ExportSql = """
        select jsonb_build_object(
            'unclear', (select coalesce(jsonb_agg(to_jsonb(u) order by u.said_at, u.question_id), '[]') from unclear u where u.team_id = @TeamId and u.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from unclear where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
