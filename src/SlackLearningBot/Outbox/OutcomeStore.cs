using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>Recording what became of a claim. Each statement holds only while the claim is ours: a lost lease changes nothing.</summary>
internal sealed class OutcomeStore(NpgsqlDataSource database)
{
    private const string FinishSql = """
        update delivery
           set state = case when again then 'waiting' else @State end,
               finished_at = case when again then null else @Now::timestamptz end,
               attempts = case when again then 0 else attempts end,
               again = false, leased_by = null, lease_until = null, attempted_at = null,
               channel = @Channel, ts = @Ts, reason = @Reason,
               history = case when @Unsure then noted(history, @Now, 'looked up', null) else history end
         where id = @Id and state = 'sending' and leased_by = @Holder
        """;

    /// <summary>It was sent (channel and ts for messages), dropped or is dead; false when the lease was lost meanwhile.</summary>
    public async Task<bool> FinishAsync(Delivery delivery, string holder, Ending ending, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(FinishSql, new
        {
            delivery.Id,
            Holder = holder,
            ending.State,
            ending.Channel,
            ending.Ts,
            ending.Reason,
            delivery.Unsure,
            Now = now,
        }, cancellationToken: cancel)) == 1;
    }

    private const string ForgetSql = "delete from delivery where id = @Id and team_id = @TeamId and state = 'sending' and leased_by = @Holder and not again";

    /// <summary>Leaves no trace of it, unless it was asked for once more meanwhile: then it is ordinary work again.</summary>
    public async Task ForgetAsync(Delivery delivery, string holder, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var gone = await connection.ExecuteAsync(new CommandDefinition(
            ForgetSql, new { delivery.Id, delivery.TeamId, Holder = holder }, cancellationToken: cancel));
        if (gone == 0)
        {
            await FinishAsync(delivery, holder, Ending.Sent(), now, cancel);
        }
    }

    private const string WaitSql = """
        update delivery
           set state = @State, leased_by = null, lease_until = null, again = false, reason = @Reason, retry_at = @RetryAt,
               attempted_at = case when @State = 'unsure' then attempted_at end,
               attempts = attempts - @Refund,
               history = noted(history, @Now, @What, @Reason)
         where id = @Id and state = 'sending' and leased_by = @Holder
        """;

    /// <summary>
    /// Not now: tried again after <paramref name="retryAt"/> (machine time). A refunded try does not count against the limit.
    /// <paramref name="now"/> is calendar time: the turn is kept in the delivery's history.
    /// </summary>
    public async Task WaitAsync(
        Delivery delivery, string holder, bool unsure, bool refund, string reason, DateTimeOffset retryAt, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(WaitSql, new
        {
            delivery.Id,
            Holder = holder,
            State = unsure ? "unsure" : "waiting",
            Refund = refund ? 1 : 0,
            Reason = reason,
            RetryAt = retryAt,
            What = unsure ? Turns.Unsure : refund ? Turns.Postponed : Turns.Failed,
            Now = now,
        }, cancellationToken: cancel));
    }

    private const string PauseLaneSql = """
        insert into lane (team_id, method, paused_until)
        values (@TeamId, @Method, @Until)
            on conflict (team_id, method) do update set paused_until = greatest(lane.paused_until, excluded.paused_until)
        """;

    /// <summary>Slack said 429: nobody calls this method for this workspace before <paramref name="until"/> (machine time).</summary>
    public async Task PauseLaneAsync(string teamId, string method, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            PauseLaneSql, new { TeamId = teamId, Method = method, Until = until }, cancellationToken: cancel));
    }

    private const string ReadLanesSql = "select method, paused_until from lane where team_id = @TeamId and paused_until > @Machine";

    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadPausedLanesAsync(string teamId, DateTimeOffset machine, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var lanes = await connection.QueryAsync<(string Method, DateTimeOffset Until)>(new CommandDefinition(
            ReadLanesSql, new { TeamId = teamId, Machine = machine }, cancellationToken: cancel));
        return lanes.ToDictionary(lane => lane.Method, lane => lane.Until);
    }
}

/// <summary>How a delivery's life ends.</summary>
internal sealed record Ending(string State, string? Channel, string? Ts, string? Reason)
{
    public static Ending Sent(string? channel = null, string? ts = null) => new("sent", channel, ts, null);

    public static Ending Dropped(string reason) => new("dropped", null, null, reason);

    public static Ending Dead(string error) => new("dead", null, null, error);
}
