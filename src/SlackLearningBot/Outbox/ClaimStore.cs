using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>Claiming: which workspace has something due, whose turn it is, and which rows are ours for now.</summary>
internal sealed class ClaimStore(NpgsqlDataSource database)
{
    private const string FindDueTeamsSql = """
        select distinct team_id
          from delivery
         where state in ('waiting', 'unsure') and due_at <= @Calendar and retry_at <= @Machine
        """;

    public async Task<IReadOnlyList<string>> FindDueTeamsAsync(DateTimeOffset calendar, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var teams = await connection.QueryAsync<string>(new CommandDefinition(
            FindDueTeamsSql, new { Calendar = calendar, Machine = machine }, cancellationToken: cancel));
        return teams.AsList();
    }

    private const string TakeTeamSql = """
        insert into sender_lease (team_id, held_by, lease_until)
        values (@TeamId, @Holder, @Until)
            on conflict (team_id) do update set held_by = excluded.held_by, lease_until = excluded.lease_until
         where sender_lease.held_by = excluded.held_by or sender_lease.lease_until <= @Machine
        """;

    /// <summary>One sender a workspace: true when the lease is ours until <paramref name="until"/> (machine time).</summary>
    public async Task<bool> TakeTeamAsync(string teamId, string holder, DateTimeOffset until, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            TakeTeamSql, new { TeamId = teamId, Holder = holder, Until = until, Machine = machine }, cancellationToken: cancel)) == 1;
    }

    private const string RenewSql = """
        with held as (
            update sender_lease
               set lease_until = @Until
             where team_id = @TeamId and held_by = @Holder and lease_until > @Machine
            returning team_id
        )
        update delivery d
           set lease_until = @Until
          from held
         where d.team_id = held.team_id and d.state = 'sending' and d.leased_by = @Holder and d.lease_until > @Machine
        """;

    /// <summary>Holds the workspace and everything claimed of it until <paramref name="until"/>; false when that ran out meanwhile.</summary>
    public async Task<bool> RenewAsync(string teamId, string holder, DateTimeOffset until, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            RenewSql, new { TeamId = teamId, Holder = holder, Until = until, Machine = machine }, cancellationToken: cancel)) > 0;
    }

    private const string ReleaseTeamSql = "delete from sender_lease where team_id = @TeamId and held_by = @Holder";

    public async Task ReleaseTeamAsync(string teamId, string holder, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            ReleaseTeamSql, new { TeamId = teamId, Holder = holder }, cancellationToken: cancel));
    }

    // A nudge that may have been seen already is claimed in spite of silence: it is only looked up, and not posted again.
    private const string ClaimSql = """
        with next as (
            select d.id, d.state as was
              from delivery d
              left join contact c on c.team_id = d.team_id and c.user_id = d.recipient
             where d.team_id = @TeamId and d.state in ('waiting', 'unsure')
               and d.due_at <= @Calendar and d.retry_at <= @Machine
               and not (d.class = 2 and d.state = 'waiting' and coalesce(c.silent_until > @Calendar, false))
             order by d.class, d.value desc, d.due_at
             limit @Most
               for update of d skip locked
        )
        update delivery d
           set state = 'sending', leased_by = @Holder, lease_until = @Until, attempts = d.attempts + 1,
               attempted_at = coalesce(d.attempted_at, @Calendar)
          from next
         where d.id = next.id
        returning d.id, d.team_id, d.recipient, d.kind, d.slot, d.class, d.timing, d.value, d.payload::text as payload, d.due_at, d.expires_at,
                  d.attempts, d.lease_until, d.attempted_at, next.was = 'unsure' as unsure
        """;

    /// <summary>Claims up to <paramref name="most"/> due deliveries, in the order they are to be sent.</summary>
    public async Task<IReadOnlyList<Delivery>> ClaimAsync(
        string teamId, string holder, int most, DateTimeOffset until, DateTimeOffset calendar, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var claimed = await connection.QueryAsync<Delivery>(new CommandDefinition(
            ClaimSql, new { TeamId = teamId, Holder = holder, Most = most, Until = until, Calendar = calendar, Machine = machine }, cancellationToken: cancel));
        return [.. claimed.OrderBy(d => d.Class).ThenByDescending(d => d.Value).ThenBy(d => d.DueAt)]; // update … returning promises no order
    }

    private const string RescueSql = """
        update delivery
           set state = 'unsure', leased_by = null, lease_until = null, retry_at = @LookAt,
               history = noted(history, attempted_at, 'unsure', 'its process ended while it was being sent')
         where state = 'sending' and lease_until <= @Machine
        """;

    /// <summary>A lease that ran out while sending: the message may be out there, so it is looked up before it is posted again.</summary>
    public async Task<int> RescueAsync(DateTimeOffset machine, DateTimeOffset lookAt, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            RescueSql, new { Machine = machine, LookAt = lookAt }, cancellationToken: cancel));
    }
}
