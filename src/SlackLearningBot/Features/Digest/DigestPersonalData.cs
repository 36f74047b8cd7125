using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>That a person wants no weekly note.</summary>
internal sealed class DigestPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["digest_quiet"];

    private const string ExportSql = """
        select jsonb_build_object(
            'digest_quiet', (select coalesce(jsonb_agg(to_jsonb(q)), '[]') from digest_quiet q where q.team_id = @TeamId and q.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from digest_quiet where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
