using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Events between Slack's request and their handler. All times are machine time.</summary>
internal sealed class InboundStore(NpgsqlDataSource database)
{
    private const string SaveSql = """
        insert into inbound_event (id, team_id, event_key, message_key, user_id, event_type, handler, facts, received_at)
        select id, team_id, event_key, message_key, user_id, event_type, handler, facts::jsonb, @Now
          from unnest(@Ids::uuid[], @TeamIds::text[], @EventKeys::text[], @MessageKeys::text[], @UserIds::text[], @EventTypes::text[], @Handlers::text[], @Facts::text[])
            as new (id, team_id, event_key, message_key, user_id, event_type, handler, facts)
            on conflict do nothing
        """;

    /// <summary>Stores an event for each of its handlers, all or none; those that are there already, also as the same message under another event id, stay as they are.</summary>
    public async Task SaveAsync(IReadOnlyList<StoredEvent> stored, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            Ids = stored.Select(e => e.Id).ToArray(),
            TeamIds = stored.Select(e => e.TeamId).ToArray(),
            EventKeys = stored.Select(e => e.EventKey).ToArray(),
            MessageKeys = stored.Select(e => e.MessageKey).ToArray(),
            UserIds = stored.Select(e => e.UserId).ToArray(),
            EventTypes = stored.Select(e => e.EventType).ToArray(),
            Handlers = stored.Select(e => e.Handler).ToArray(),
            Facts = stored.Select(e => e.Facts).ToArray(),
            Now = now,
        }, cancellationToken: cancel));
    }

    // Steps from workspace to workspace along an index, beginning behind the one that was served last; each gets a few.
    private const string ClaimSql = """
        with recursive team as (
            (select team_id from inbound_event where state in ('waiting', 'running') order by team_id limit 1)
             union all
            select (select e.team_id from inbound_event e where e.team_id > team.team_id and e.state in ('waiting', 'running') order by e.team_id limit 1)
              from team
             where team.team_id is not null
        ), served as materialized (
            select team_id
              from team
             where team_id is not null and team_id <> all(@Full)
             order by team_id <= @After, team_id
        ), next as (
            select e.id
              from served
             cross join lateral (
                   select e.id
                     from inbound_event e
                    where e.team_id = served.team_id
                      and e.state in ('waiting', 'running') and case e.state when 'waiting' then e.retry_at else e.lease_until end <= @Machine
                    order by e.received_at, e.id
                    limit @MostOfTeam
                      for no key update skip locked) e
             limit @Most
        )
        update inbound_event e
           set state = 'running', leased_by = @Claim, lease_until = @Until, attempts = e.attempts + 1
          from next
         where e.id = next.id
        returning e.id, e.team_id, e.event_key, e.message_key, e.user_id, e.event_type, e.handler, e.facts::text as facts, e.attempts, e.leased_by
        """;

    /// <summary>
    /// Claims what waits, and what a process left that died: a few of each workspace but the <paramref name="full"/> ones, beginning behind
    /// <paramref name="after"/>; in the order they came. They are leased by <paramref name="claim"/>, a name no other claim has.
    /// </summary>
    public async Task<IReadOnlyList<StoredEvent>> ClaimAsync(
        string claim, int most, int mostOfTeam, string[] full, string after, DateTimeOffset until, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var claimed = await connection.QueryAsync<StoredEvent>(new CommandDefinition(
            ClaimSql,
            new { Claim = claim, Most = most, MostOfTeam = mostOfTeam, Full = full, After = after, Until = until, Machine = machine },
            cancellationToken: cancel));
        return [.. claimed.OrderBy(e => e.Id)]; // version 7 ids sort by arrival
    }

    private const string FinishSql = """
        update inbound_event set state = 'done', leased_by = null, lease_until = null where id = @Id and state = 'running' and leased_by = @Claim
        """;

    public Task FinishAsync(StoredEvent stored, CancellationToken cancel) => WriteAsync(FinishSql, new { stored.Id, Claim = stored.LeasedBy }, cancel);

    private const string FailSql = """
        update inbound_event
           set state = case when attempts >= @Most then 'dead' else 'waiting' end, leased_by = null, lease_until = null, retry_at = @RetryAt, reason = @Reason
         where id = @Id and state = 'running' and leased_by = @Claim
        """;

    public Task FailAsync(StoredEvent stored, string reason, int most, DateTimeOffset retryAt, CancellationToken cancel) =>
        WriteAsync(FailSql, new { stored.Id, Claim = stored.LeasedBy, Reason = reason, Most = most, RetryAt = retryAt }, cancel);

    private const string PostponeSql = """
        update inbound_event
           set state = 'waiting', leased_by = null, lease_until = null, retry_at = @RetryAt, attempts = attempts - 1, reason = @Reason
         where id = @Id and state = 'running' and leased_by = @Claim
        """;

    /// <summary>Left for another version of the program, or another process; costs no try.</summary>
    public Task PostponeAsync(StoredEvent stored, string reason, DateTimeOffset retryAt, CancellationToken cancel) =>
        WriteAsync(PostponeSql, new { stored.Id, Claim = stored.LeasedBy, Reason = reason, RetryAt = retryAt }, cancel);

    private async Task WriteAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancel));
    }

    private const string CleanSql = """
        delete from inbound_event
         where id = any(array(select id from inbound_event where received_at < @Before and state <> 'running' order by received_at limit 10000))
        """;

    /// <summary>Forgets what is older than <paramref name="before"/>, also what no version of the program wanted; at most 10,000 a call.</summary>
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

    /// <summary>Whose it is; another version of the program may not have it.</summary>
    public required string Handler { get; init; }

    /// <summary>What the handler declared it needs, as JSON.</summary>
    public required string Facts { get; init; }
    public short Attempts { get; init; }

    /// <summary>The claim that has it.</summary>
    public string LeasedBy { get; init; } = "";
}
