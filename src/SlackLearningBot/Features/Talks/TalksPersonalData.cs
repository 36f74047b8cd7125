using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Talks;

/// <summary>The series a person opened, and those in which they take turns. Their place in a rota stays, without them: the dates of all others do not change.</summary>
internal sealed class TalksPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["talk_series", "talk_rota"];

    private const string ExportSql = """
        select jsonb_build_object(
            'talk_series', (select coalesce(jsonb_agg(to_jsonb(s) order by s.created_at), '[]') from talk_series s where s.team_id = @TeamId and s.owner = @UserId),
            'talk_rota', (select coalesce(jsonb_agg(jsonb_build_object('series', s.name, 'position', r.position) order by s.created_at), '[]')
                            from talk_rota r join talk_series s on s.team_id = r.team_id and s.series_id = r.series_id
                           where r.team_id = @TeamId and r.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        update talk_rota set user_id = 'erased-' || position where team_id = @TeamId and user_id = @UserId;
        update talk_series set owner = 'erased' where team_id = @TeamId and owner = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
