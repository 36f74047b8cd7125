using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>What a person brought back. What stands in a channel is a message of Slack's, which the company keeps or deletes.</summary>
internal sealed class TakeAwaysPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["take_away"];

    private const string ExportSql = """
        select jsonb_build_object(
            'take_away', (select coalesce(jsonb_agg(to_jsonb(t) - 'search' order by t.done_on, t.take_away_id), '[]') from take_away t where t.team_id = @TeamId and t.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from take_away where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
