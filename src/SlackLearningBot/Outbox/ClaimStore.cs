using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>Claiming: which workspace has something due, whose turn it is, and which rows are ours for now.</summary>
internal sealed class ClaimStore(NpgsqlDataSource database)
{
    // Steps from workspace to workspace along an index: it costs what workspaces there are with open work, however much each has.
    private const string FindDueTeamsSql = """
        with recursive team as (
            (select team_id from delivery where state in ('waiting', 'unsure') order by team_id limit 1)
             union all
            select (select d.team_id from delivery d where d.team_id > team.team_id and d.state in ('waiting', 'unsure') order by d.team_id limit 1)
              from team
             where team.team_id is not null
        )
        select team_id
          from team
         where exists (
                   select from delivery d
                    where d.team_id = team.team_id and d.state in ('waiting', 'unsure') and d.due_at <= @Calendar and d.retry_at <= @Machine)
           and not exists (
                   select from sender_lease s where s.team_id = team.team_id and s.held_by <> @Holder and s.lease_until > @Machine)
        """;

    /// <summary>The workspaces with something due that no other process holds.</summary>
    public async Task<IReadOnlyList<string>> FindDueTeamsAsync(string holder, DateTimeOffset calendar, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var teams = await connection.QueryAsync<string>(new CommandDefinition(
            FindDueTeamsSql, new { Holder = holder, Calendar = calendar, Machine = machine }, cancellationToken: cancel));
        return teams.AsList();
    }

    // Takes or keeps the workspace's lease; nothing is written while another process holds it. The old row tells who sent last, and until when.
    private const string HoldSql = """
        with before as (
            select held_by, lease_until from sender_lease where team_id = @TeamId
        )
        insert into sender_lease (team_id, held_by, lease_until)
        select @TeamId, @Holder, @Until
         where not exists (select from before where held_by <> @Holder and lease_until > @Machine)
            on conflict (team_id) do update set held_by = excluded.held_by, lease_until = excluded.lease_until
         where sender_lease.held_by = excluded.held_by or sender_lease.lease_until <= @Machine
        returning (select lease_until from before where held_by <> @Holder) as other_left_at
        """;

    // Each lane's open work is reached by its levels (class and value, few in number, found by a step of the index each), and in a level by when it
    // is due: what is due later is never walked over, however much it is.
    // An unsure message waits for its look-up, soonest expiry first and what is too late anyway last; everything else waits in its lane.
    // What may have been seen before the database was restored is marked, unless the person asked for it since.
    private const string ClaimSql = """
        with recursive held as (
            select from sender_lease where team_id = @TeamId and held_by = @Holder and lease_until > @Machine
        ), paused as (
            select method from lane where team_id = @TeamId and paused_until > @Machine
        ), lanes as materialized (
            select q.lane, q.quota, q.below
              from unnest(@Lanes::text[], @Methods::text[], @Quotas::integer[], @Belows::smallint[]) as q (lane, method, quota, below)
             where exists (select from held) and not exists (select from paused p where p.method in ('*', q.method))
        ), level as (
            select lanes.lane, lanes.quota, lanes.below, first.class, first.value
              from lanes
             cross join lateral (
                   select d.class, d.value
                     from delivery d
                    where d.team_id = @TeamId and d.lane = lanes.lane and d.class < lanes.below and d.state in ('waiting', 'unsure')
                    order by d.class, d.value desc
                    limit 1) first
             union all
            select level.lane, level.quota, level.below, next.class, next.value
              from level
             cross join lateral (
                   (select d.class, d.value
                      from delivery d
                     where d.team_id = @TeamId and d.lane = level.lane and d.class = level.class and d.value < level.value and d.state in ('waiting', 'unsure')
                     order by d.value desc
                     limit 1)
                    union all
                   (select d.class, d.value
                      from delivery d
                     where d.team_id = @TeamId and d.lane = level.lane and d.class > level.class and d.class < level.below and d.state in ('waiting', 'unsure')
                     order by d.class, d.value desc
                     limit 1)
                    limit 1) next
        ), waiting as (
            select d.id, d.recipient, d.state
              from lanes
             cross join lateral (
                   select one.id, one.recipient, one.state
                     from level
                    cross join lateral (
                          select d.id, d.recipient, d.state
                            from delivery d
                           where d.team_id = @TeamId and d.lane = level.lane and d.class = level.class and d.value = level.value
                             and d.state in ('waiting', 'unsure') and (d.state = 'waiting' or d.lane <> 'post')
                             and d.due_at <= @Calendar and d.retry_at <= @Machine
                           order by d.due_at
                           limit level.quota
                             for no key update skip locked) one
                    where level.lane = lanes.lane
                    order by level.class, level.value desc
                    limit lanes.quota) d
        ), unsure as (
            select d.id, d.recipient, d.state
              from delivery d
             where d.team_id = @TeamId and d.state = 'unsure' and d.lane = 'post' and d.due_at <= @Calendar and d.retry_at <= @Machine
               and exists (select from held) and not exists (select from paused p where p.method in ('*', 'conversations.history'))
             order by coalesce(d.expires_at <= @Calendar, false), d.expires_at
             limit @LookUps
               for no key update skip locked
        ), next as ( -- the limit says to PostgreSQL what the quotas cannot: that they are few
            select * from waiting union all select * from unsure limit @Most
        )
        update delivery d
           set state = 'sending', leased_by = @Claim, lease_until = @Until, attempts = d.attempts + 1,
               attempted_at = coalesce(d.attempted_at, @Calendar)
          from next
          left join contact c on c.team_id = @TeamId and c.user_id = next.recipient
          left join restore_mark r on true
         where d.team_id = @TeamId and d.id = next.id
        returning d.id, d.team_id, d.recipient, d.kind, d.slot, d.class, d.lane, d.timing, d.value, d.payload::text as payload, d.due_at, d.expires_at, d.event_at, d.created_at,
                  d.attempts, d.leased_by, d.lease_until, d.attempted_at, d.attempted_until, next.state = 'unsure' as unsure, c.dm_channel, c.unreachable is not null as is_unreachable,
                  r.restored_at,
                  case when d.created_at <= r.restored_at + interval '2 hours' and (d.due_at <= r.restored_at or d.class <> 0) then r.looks_from end as looks_from
        """;

    private const string ReadPausesSql = "select method, paused_until as until from lane where team_id = @TeamId and paused_until > @Machine";

    /// <summary>Holds the workspace and claims what its lanes have room for, in one round trip.</summary>
    public async Task<Claim> ClaimAsync(ClaimWish wish, DateTimeOffset calendar, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(
            $"{HoldSql};\n{ClaimSql};\n{ReadPausesSql}",
            new
            {
                wish.TeamId,
                wish.Holder,
                wish.Claim,
                wish.Until,
                wish.LookUps,
                Most = wish.LookUps + wish.Lanes.Sum(lane => lane.Quota),
                Lanes = wish.Lanes.Select(lane => lane.Lane).ToArray(),
                Methods = wish.Lanes.Select(lane => lane.Method).ToArray(),
                Quotas = wish.Lanes.Select(lane => lane.Quota).ToArray(),
                Belows = wish.Lanes.Select(lane => lane.Below).ToArray(),
                Calendar = calendar,
                Machine = machine,
            },
            cancellationToken: cancel));
        var held = (await answers.ReadAsync<Held>()).SingleOrDefault();
        var claimed = await answers.ReadAsync<Delivery>();
        var pauses = await answers.ReadAsync<LanePause>();
        return new Claim(held is not null, held?.OtherLeftAt, [.. claimed], [.. pauses]);
    }

    private sealed record Held
    {
        public DateTimeOffset? OtherLeftAt { get; init; }
    }

    private const string RenewSql = """
        with held as (
            update sender_lease
               set lease_until = @Until
             where team_id = @TeamId and held_by = @Holder and lease_until > @Machine
            returning team_id
        ), kept as (
            update delivery d
               set lease_until = @Until
              from held
             where d.team_id = held.team_id and d.leased_by = any(@Claims) and d.lease_until > @Machine
        )
        select exists (select from held)
        """;

    /// <summary>
    /// Holds the workspace and what these claims still have of it until <paramref name="until"/>; false when that ran out meanwhile. A claim nobody
    /// knows of any more, because its answer was lost or its outcome could not be recorded, runs out.
    /// </summary>
    public async Task<bool> RenewAsync(string teamId, string holder, string[] claims, DateTimeOffset until, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            RenewSql, new { TeamId = teamId, Holder = holder, Claims = claims, Until = until, Machine = machine }, cancellationToken: cancel));
    }

    // The row stays, so that the next process knows that somebody else has just been sending.
    private const string ReleaseSql = "update sender_lease set lease_until = @Machine where team_id = @TeamId and held_by = @Holder and lease_until > @Machine";

    public async Task ReleaseAsync(string teamId, string holder, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            ReleaseSql, new { TeamId = teamId, Holder = holder, Machine = machine }, cancellationToken: cancel));
    }

    // What somebody holds this moment is rescued at the next look: it must not keep everybody's.
    private const string RescueSql = """
        with left_behind as (
            select id from delivery where state = 'sending' and lease_until <= @Machine for no key update skip locked
        )
        update delivery d
           set state = 'unsure', leased_by = null, lease_until = null, attempted_until = @Calendar,
               retry_at = case when lane = 'post' then @LookAt else @Machine end,
               history = noted(history, attempted_at, 'unsure', 'its process ended while it was being sent')
          from left_behind l
         where d.id = l.id
        """;

    /// <summary>A lease that ran out while sending: a message may be out there, so it is looked up before it is posted again; other calls may be made twice.</summary>
    public async Task<int> RescueAsync(DateTimeOffset calendar, DateTimeOffset machine, DateTimeOffset lookAt, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            RescueSql, new { Calendar = calendar, Machine = machine, LookAt = lookAt }, cancellationToken: cancel));
    }
}
