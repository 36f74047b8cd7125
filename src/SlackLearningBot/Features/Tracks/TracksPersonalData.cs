using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The tracks a person joined and left.</summary>
internal sealed class TracksPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["enrolment"];

    private const string ExportSql = """
        select jsonb_build_object(
            'enrolment', (select coalesce(jsonb_agg(to_jsonb(e) order by e.joined_at, e.track_id), '[]')
                            from enrolment e where e.team_id = @TeamId and e.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from enrolment where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
