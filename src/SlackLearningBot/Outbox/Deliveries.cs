using Dapper;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Where slices leave what the bot owes, in the transaction of the fact that causes it.</summary>
internal sealed class Deliveries(CalendarClock calendar)
{
    private const string EnqueueSql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, payload, due_at, expires_at, event_at, created_at)
        values (@Id, @TeamId, @Recipient, @Kind, @Slot, @Class, @Lane, @Timing, @Value, @Payload::jsonb, @DueAt, @ExpiresAt, @EventAt, @Now)
            on conflict (team_id, recipient, kind, slot) do nothing;
        select pg_notify('outbox', @TeamId) where @DueAt <= @Now
        """;

    /// <summary>Owes it once: false when the same (team, recipient, kind, slot) is owed or done already.</summary>
    public async Task<bool> EnqueueAsync(NpgsqlTransaction transaction, NewDelivery delivery, CancellationToken cancel)
    {
        var added = await transaction.Connection!.ExecuteAsync(new CommandDefinition(EnqueueSql, Row(delivery), transaction, cancellationToken: cancel));
        return added == 1;
    }

    private const string EnqueueAgainSql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, payload, due_at, expires_at, event_at, created_at)
        values (@Id, @TeamId, @Recipient, @Kind, @Slot, @Class, @Lane, @Timing, @Value, @Payload::jsonb, @DueAt, @ExpiresAt, @EventAt, @Now)
            on conflict (team_id, recipient, kind, slot) do update
           set payload = excluded.payload, due_at = excluded.due_at, expires_at = excluded.expires_at, event_at = excluded.event_at, class = excluded.class, value = excluded.value,
               lane = excluded.lane, timing = excluded.timing, again = delivery.state in ('sending', 'unsure'),
               state = case when delivery.state in ('sending', 'unsure') then delivery.state else 'waiting' end,
               attempts = case when delivery.finished_at is null then delivery.attempts else 0 end,
               retry_at = case when delivery.finished_at is null then delivery.retry_at else '-infinity' end,
               history = case when delivery.finished_at is null then delivery.history end,
               finished_at = null, reason = null, channel = null, ts = null;
        select pg_notify('outbox', @TeamId) where @DueAt <= @Now
        """;

    /// <summary>For work that may be wanted again and again (a refreshed Home, a read): one open row a slot, started anew after it ended.</summary>
    public Task EnqueueAgainAsync(NpgsqlTransaction transaction, NewDelivery delivery, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EnqueueAgainSql, Row(delivery), transaction, cancellationToken: cancel));

    private const string ReplaceOpenSql = """
        update delivery
           set payload = @Payload::jsonb, again = state in ('sending', 'unsure')
         where team_id = @TeamId and recipient = @Recipient and kind = @Kind and slot = @Slot and state in ('waiting', 'sending', 'unsure')
        """;

    /// <summary>What is asked for was done another way: an older wish that is still open asks for the same now; nothing is owed when there is none.</summary>
    public static Task ReplaceOpenAsync(NpgsqlTransaction transaction, NewDelivery delivery, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ReplaceOpenSql, new { delivery.TeamId, delivery.Recipient, delivery.Kind, delivery.Slot, delivery.Payload }, transaction, cancellationToken: cancel));

    // One statement an index: what waits, and what somebody works on.
    private const string EmptyOpenSql = """
        update delivery set payload = '{}' where team_id = @TeamId and kind = @Kind and slot = @Slot and state in ('waiting', 'unsure');
        update delivery set payload = '{}' where team_id = @TeamId and kind = @Kind and slot = @Slot and state = 'sending' and lease_until is not null
        """;

    /// <summary>Whoever asked for it, nothing is asked for in this slot any more: what is still open finds an empty payload, see <see cref="IsStillAskedAsync"/>.</summary>
    public static Task EmptyOpenAsync(NpgsqlTransaction transaction, string teamId, string kind, string slot, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EmptyOpenSql, new { TeamId = teamId, Kind = kind, Slot = slot }, transaction, cancellationToken: cancel));

    private const string IsStillAskedSql = "select true from delivery where team_id = @TeamId and id = @Id and payload = @Payload::jsonb";

    /// <summary>Whether a delivery that somebody works on asks for what it asked for when it was claimed.</summary>
    public static Task<bool> IsStillAskedAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            IsStillAskedSql, new { delivery.TeamId, delivery.Id, delivery.Payload }, transaction, cancellationToken: cancel));

    private const string HoldSql = "select true from delivery where team_id = @TeamId and id = @Id for key share";

    /// <summary>
    /// For work that writes about the person it is done for: false when they had everything erased since the delivery was claimed, so that nothing
    /// may be written any more. Holds off an erasure until the transaction ends; called before anything else is locked.
    /// </summary>
    public static Task<bool> HoldAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            HoldSql, new { delivery.TeamId, delivery.Id }, transaction, cancellationToken: cancel));

    private const string HoldManySql = "select id from delivery where team_id = @TeamId and id = any(@Ids) order by id for key share";

    /// <summary>The same for several deliveries of one workspace; answers those that are still there.</summary>
    public static async Task<IReadOnlySet<Guid>> HoldAsync(NpgsqlTransaction transaction, IReadOnlyList<Delivery> deliveries, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            HoldManySql, new { deliveries[0].TeamId, Ids = deliveries.Select(d => d.Id).ToArray() }, transaction, cancellationToken: cancel))).ToHashSet();

    private object Row(NewDelivery delivery) => new
    {
        Id = Guid.CreateVersion7(calendar.Now),
        delivery.TeamId,
        delivery.Recipient,
        delivery.Kind,
        delivery.Slot,
        Class = (short)delivery.Class,
        Lane = NameOf(delivery.Lane),
        Timing = (short)delivery.Timing,
        delivery.Value,
        delivery.Payload,
        delivery.DueAt,
        delivery.ExpiresAt,
        delivery.EventAt,
        calendar.Now,
    };

    private const string EnqueueManySql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, payload, due_at, expires_at, event_at, created_at)
        select id, team_id, recipient, @Kind, slot, @Class, lane, timing, value, payload::jsonb, due_at, expires_at, event_at, @Now
          from unnest(@Ids::uuid[], @TeamIds::text[], @Recipients::text[], @Slots::text[], @Lanes::text[], @Timings::smallint[], @Values::real[], @Payloads::text[],
                      @DueAts::timestamptz[], @ExpiresAts::timestamptz[], @EventAts::timestamptz[]) as new (id, team_id, recipient, slot, lane, timing, value, payload, due_at, expires_at, event_at)
            on conflict (team_id, recipient, kind, slot) do nothing;
        select pg_notify('outbox', @Wakes) where @Wakes is not null
        """;

    /// <summary>The same as <see cref="EnqueueAsync"/> for many people in one statement; answers how many were new.</summary>
    public async Task<int> EnqueueManyAsync(
        NpgsqlTransaction transaction, string kind, DeliveryClass @class, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancel)
    {
        if (deliveries.Count == 0)
        {
            return 0;
        }

        var added = await transaction.Connection!.ExecuteAsync(new CommandDefinition(EnqueueManySql, Rows(kind, @class, deliveries), transaction, cancellationToken: cancel));
        return added;
    }

    private const string EnqueueAgainManySql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, payload, due_at, expires_at, event_at, created_at)
        select id, team_id, recipient, @Kind, slot, @Class, lane, timing, value, payload::jsonb, due_at, expires_at, event_at, @Now
          from unnest(@Ids::uuid[], @TeamIds::text[], @Recipients::text[], @Slots::text[], @Lanes::text[], @Timings::smallint[], @Values::real[], @Payloads::text[],
                      @DueAts::timestamptz[], @ExpiresAts::timestamptz[], @EventAts::timestamptz[]) as new (id, team_id, recipient, slot, lane, timing, value, payload, due_at, expires_at, event_at)
            on conflict (team_id, recipient, kind, slot) do update
           set payload = case when delivery.state = 'waiting' then delivery.payload || excluded.payload else excluded.payload end, due_at = excluded.due_at, expires_at = excluded.expires_at, event_at = excluded.event_at, class = excluded.class, value = excluded.value,
               lane = excluded.lane, timing = excluded.timing, again = delivery.state in ('sending', 'unsure'),
               state = case when delivery.state in ('sending', 'unsure') then delivery.state else 'waiting' end,
               attempts = case when delivery.finished_at is null then delivery.attempts else 0 end,
               retry_at = case when delivery.finished_at is null then delivery.retry_at else '-infinity' end,
               history = case when delivery.finished_at is null then delivery.history end,
               finished_at = null, reason = null, channel = null, ts = null;
        select pg_notify('outbox', @Wakes) where @Wakes is not null
        """;

    /// <summary>
    /// The same as <see cref="EnqueueAgainAsync"/> for many people in one statement, each (recipient, slot) once; what an earlier wish asks that
    /// still waits, and this one says nothing of, stays asked.
    /// </summary>
    public async Task EnqueueAgainManyAsync(
        NpgsqlTransaction transaction, string kind, DeliveryClass @class, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancel)
    {
        if (deliveries.Count == 0)
        {
            return;
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EnqueueAgainManySql, Rows(kind, @class, deliveries), transaction, cancellationToken: cancel));
    }

    private object Rows(string kind, DeliveryClass @class, IReadOnlyList<NewDelivery> deliveries)
    {
        var now = calendar.Now;
        return new
        {
            Kind = kind,
            Class = (short)@class,
            Now = now,
            Ids = deliveries.Select(_ => Guid.CreateVersion7(now)).ToArray(),
            TeamIds = deliveries.Select(d => d.TeamId).ToArray(),
            Recipients = deliveries.Select(d => d.Recipient).ToArray(),
            Slots = deliveries.Select(d => d.Slot).ToArray(),
            Lanes = deliveries.Select(d => NameOf(d.Lane)).ToArray(),
            Timings = deliveries.Select(d => (short)d.Timing).ToArray(),
            Values = deliveries.Select(d => d.Value).ToArray(),
            Payloads = deliveries.Select(d => d.Payload).ToArray(),
            DueAts = deliveries.Select(d => d.DueAt.UtcDateTime).ToArray(),
            ExpiresAts = deliveries.Select(d => d.ExpiresAt?.UtcDateTime).ToArray(),
            EventAts = deliveries.Select(d => d.EventAt?.UtcDateTime).ToArray(),
            Wakes = WhoWakes(deliveries.Where(d => d.DueAt <= now)),
        };
    }

    /// <summary>The workspace that is given work for now, '' for several, null for none. PostgreSQL folds equal notifications of a transaction into one.</summary>
    private static string? WhoWakes(IEnumerable<NewDelivery> dueNow) => dueNow.Select(d => d.TeamId).Distinct().Take(2).ToList() switch
    {
        [] => null,
        [var team] => team,
        _ => "",
    };

    internal static string NameOf(Lane lane) => lane switch
    {
        Lane.Post => "post",
        Lane.Update => "update",
        Lane.Home => "home",
        Lane.Read => "read",
        Lane.File => "file",
        _ => throw new ArgumentOutOfRangeException(nameof(lane)),
    };
}
