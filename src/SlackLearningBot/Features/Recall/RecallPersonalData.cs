using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>What was asked again of a person, and why.</summary>
internal sealed class RecallPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["asking"];

    private const string ExportSql = """
        select jsonb_build_object(
            'asking', (select coalesce(jsonb_agg(to_jsonb(k) || jsonb_build_object('ask', q.ask) order by k.asked_on, k.place), '[]')
                         from asking k
                         join question q on q.team_id = k.team_id and q.question_id = k.question_id
                        where k.team_id = @TeamId and k.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from asking where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
