using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

/// <summary>What the outbox knows of a person: how to reach them, what was and is owed to them, what they did lately.</summary>
internal sealed class OutboxPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["contact", "delivery", "inbound_event"];

    private const string ExportSql = """
        select jsonb_build_object(
            'contact', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from contact c where c.team_id = @TeamId and c.user_id = @UserId),
            'delivery', (select coalesce(jsonb_agg(to_jsonb(d) order by d.created_at), '[]') from delivery d where d.team_id = @TeamId and d.recipient in (@UserId, (select c.dm_channel from contact c where c.team_id = @TeamId and c.user_id = @UserId))),
            'inbound_event', (select coalesce(jsonb_agg(to_jsonb(e) order by e.received_at), '[]') from inbound_event e where e.team_id = @TeamId and e.user_id = @UserId))::text
        """;

    public async Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        await transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // What is to change a message of others, and names the person, is not done any more.
    // Work of a whole workspace that goes through its people says after whom it goes on; without that it begins again.
    private const string EraseSql = """
        delete from delivery d
         where d.team_id = @TeamId
           and d.recipient in (@UserId, (select c.dm_channel from contact c where c.team_id = @TeamId and c.user_id = @UserId));
        update delivery set payload = payload - 'after' where team_id = @TeamId and recipient = @TeamId and payload->>'after' = @UserId;
        delete from delivery where team_id = @TeamId and kind = 'message.update' and payload <> '{}'::jsonb and payload::text ~ ('\y' || @UserId || '\y');
        delete from contact where team_id = @TeamId and user_id = @UserId;
        delete from inbound_event where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
