using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>When a learner was last there, and what they said when they were asked whether the bot should come less often.</summary>
internal sealed class CarePersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["less_often", "sign_of_life"];

    private const string ExportSql = """
        select jsonb_build_object(
            'less_often', (select coalesce(jsonb_agg(to_jsonb(o) order by o.answered_at), '[]') from less_often o where o.team_id = @TeamId and o.user_id = @UserId),
            'sign_of_life', (select coalesce(jsonb_agg(to_jsonb(s)), '[]') from sign_of_life s where s.team_id = @TeamId and s.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        delete from less_often where team_id = @TeamId and user_id = @UserId;
        delete from sign_of_life where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
