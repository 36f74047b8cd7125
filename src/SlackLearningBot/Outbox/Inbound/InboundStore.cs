using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Events between Slack's request and their handler. All times are machine time.</summary>
internal sealed class InboundStore(NpgsqlDataSource database)
{
    private const string SaveSql = """
        insert into inbound_event (id, team_id, event_key, message_key, user_id, event_type, facts, received_at)
        values (@Id, @TeamId, @EventKey, @MessageKey, @UserId, @EventType, @Facts::jsonb, @Now)
            on conflict do nothing
        """;

    /// <summary>Stores an event once; false when the same event, or the same message under another event id, is there already.</summary>
    public async Task<bool> SaveAsync(StoredEvent stored, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            stored.Id,
            stored.TeamId,
            stored.EventKey,
            stored.MessageKey,
            stored.UserId,
            stored.EventType,
            stored.Facts,
            Now = now,
        }, cancellationToken: cancel)) == 1;
    }

    private const string ClaimSql = """
        with next as (
            select id
              from inbound_event
             where (state = 'waiting' and retry_at <= @Machine) or (state = 'running' and lease_until <= @Machine)
             order by received_at
             limit @Most
               for update skip locked
        )
        update inbound_event e
           set state = 'running', lease_until = @Until, attempts = e.attempts + 1
          from next
         where e.id = next.id
        returning e.id, e.team_id, e.event_key, e.message_key, e.user_id, e.event_type, e.facts::text as facts, e.attempts
        """;

    public async Task<IReadOnlyList<StoredEvent>> ClaimAsync(int most, DateTimeOffset until, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var claimed = await connection.QueryAsync<StoredEvent>(new CommandDefinition(
            ClaimSql, new { Most = most, Until = until, Machine = machine }, cancellationToken: cancel));
        return [.. claimed.OrderBy(e => e.Id)]; // version 7 ids sort by arrival
    }

    private const string FinishSql = "update inbound_event set state = 'done', lease_until = null where id = @Id and state = 'running'";

    public async Task FinishAsync(Guid id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(FinishSql, new { Id = id }, cancellationToken: cancel));
    }

    private const string FailSql = """
        update inbound_event
           set state = case when attempts >= @Most then 'dead' else 'waiting' end, lease_until = null, retry_at = @RetryAt, reason = @Reason
         where id = @Id and state = 'running'
        """;

    public async Task FailAsync(Guid id, string reason, int most, DateTimeOffset retryAt, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            FailSql, new { Id = id, Reason = reason, Most = most, RetryAt = retryAt }, cancellationToken: cancel));
    }

    private const string CleanSql = """
        delete from inbound_event
         where id in (select id from inbound_event where received_at < @Before and state in ('done', 'dead') order by received_at limit 10000)
        """;

    /// <summary>Forgets what is older than <paramref name="before"/> and done with; at most 10,000 a call.</summary>
    public async Task<int> CleanAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = before }, cancellationToken: cancel));
    }
}

/// <summary>An event as it waits for its handler.</summary>
internal sealed record StoredEvent
{
    public required Guid Id { get; init; }
    public required string TeamId { get; init; }

    /// <summary>Slack's event id.</summary>
    public required string EventKey { get; init; }

    /// <summary>channel:ts:subtype of a message; null for other events.</summary>
    public string? MessageKey { get; init; }
    public string? UserId { get; init; }
    public required string EventType { get; init; }

    /// <summary>What the handler declared it needs, as JSON.</summary>
    public required string Facts { get; init; }
    public short Attempts { get; init; }
}
