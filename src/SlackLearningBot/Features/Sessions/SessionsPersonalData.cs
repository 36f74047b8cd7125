using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The sessions a person made. They stay for the others when that person is forgotten, without their name; seats and attendance are kept with the gatherings.</summary>
internal sealed class SessionsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["session"];

    private const string ExportSql = """
        select jsonb_build_object(
            'session', (select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]') from session s where s.team_id = @TeamId and s.owner = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "update session set owner = 'erased' where team_id = @TeamId and owner = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
