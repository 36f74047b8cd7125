using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox.Operations;

/// <summary>Reads deliveries for an operator, newest first. A rare state has its own small index; anything else walks back from the newest.</summary>
internal sealed class DeliveryLedger(NpgsqlDataSource database)
{
    private const string ListSql = """
        select d.id, d.team_id, d.recipient, d.kind, d.slot, d.class, d.lane, d.state, d.attempts, d.created_at, d.due_at, d.expires_at,
               nullif(d.retry_at, '-infinity') as retry_at, d.leased_by, d.lease_until, d.attempted_at, d.finished_at, d.channel, d.ts, d.reason
          from delivery d
         where d.team_id = any(@TeamIds)
           and (@State::text is null or d.state = @State)
           and (@Kind::text is null or d.kind = @Kind)
           and (@Recipient::text is null or d.recipient = any(array(
                    select @Recipient
                     union all
                    select c.dm_channel from contact c where c.team_id = any(@TeamIds) and c.user_id = @Recipient and c.dm_channel is not null)))
           and (@Since::timestamptz is null or d.created_at >= @Since)
           and (@Before::uuid is null or d.id < @Before)
         order by d.id desc
         limit @Most
        """;

    /// <summary>A person's deliveries include those into their conversation with the bot.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> ListAsync(DeliveryFilter filter, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<DeliveryRow>(new CommandDefinition(ListSql, filter, cancellationToken: cancel))).AsList();
    }

    private const string FindSql = """
        select d.id, d.team_id, d.recipient, d.kind, d.slot, d.class, d.lane, d.state, d.attempts, d.created_at, d.due_at, d.expires_at,
               nullif(d.retry_at, '-infinity') as retry_at, d.leased_by, d.lease_until, d.attempted_at, d.finished_at, d.channel, d.ts, d.reason,
               d.history::text as history, coalesce(c.zone, p.zone) as zone, i.team_name, i.team_url
          from delivery d
          left join contact c on c.team_id = d.team_id and (c.user_id = d.recipient or c.dm_channel = d.recipient)
          left join person p on p.team_id = d.team_id and p.user_id = coalesce(c.user_id, d.recipient)
          left join installation i on i.team_id = d.team_id
         where d.id = any(@Ids)
         order by d.id
        """;

    /// <summary>Those that exist, with what is needed to tell their lives.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> FindAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<DeliveryRow>(new CommandDefinition(FindSql, new { Ids = ids }, cancellationToken: cancel))).AsList();
    }
}
