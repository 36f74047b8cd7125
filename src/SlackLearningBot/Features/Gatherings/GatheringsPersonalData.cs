using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What a person brought in and hosts. It stays for the others when they are forgotten, without their name.</summary>
internal sealed class GatheringsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["gathering", "gathering_host"];

    private const string ExportSql = """
        select jsonb_build_object(
            'gathering', (select coalesce(jsonb_agg(to_jsonb(g) - 'search' order by g.created_at), '[]') from gathering g where g.team_id = @TeamId and g.owner = @UserId),
            'gathering_host', (select coalesce(jsonb_agg(to_jsonb(h) || jsonb_build_object('title', g.title, 'day', g.day) order by g.created_at), '[]')
                                 from gathering_host h join gathering g on g.team_id = h.team_id and g.gathering_id = h.gathering_id
                                where h.team_id = @TeamId and h.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        delete from gathering_host where team_id = @TeamId and user_id = @UserId;
        update gathering set owner = 'erased' where team_id = @TeamId and owner = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
