using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Home;

/// <summary>When a person's App Home was last published.</summary>
internal sealed class HomePersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["home_view"];

    private const string ExportSql = """
        select jsonb_build_object(
            'home_view', (select coalesce(jsonb_agg(to_jsonb(h)), '[]') from home_view h where h.team_id = @TeamId and h.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from home_view where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
