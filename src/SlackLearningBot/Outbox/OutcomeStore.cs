using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>Recording what became of claims, many at a time. Each row changes only while its claim is ours: a lost lease changes nothing.</summary>
internal sealed class OutcomeStore(NpgsqlDataSource database)
{
    // Somebody may hold a row for long, and this process writes one group at a time. It holds for this transaction.
    private const string WaitLittleSql = "select set_config('lock_timeout', '500ms', true)";

    // A changed message stands in Slack: its words are not kept here, too, with those of other people in them.
    // What was asked for once more while it was being sent is ordinary work again when it ends. Rows are found by their id: the
    // planner's statistics know of none that is being sent, so it would gladly walk all of those for each row, and coalesce keeps it from that.
    private const string RecordSql = """
        with outcome as (
            select *
              from unnest(@TeamIds::text[], @Ids::uuid[], @States::text[], @Ends::boolean[], @Tried::boolean[], @Refunds::smallint[], @RetryAts::timestamptz[], @DueAts::timestamptz[],
                          @Channels::text[], @Tss::text[], @Reasons::text[], @Turns::text[], @Dms::text[], @LeasedBys::text[])
                as o (team_id, id, state, ends, tried, refund, retry_at, due_at, channel, ts, reason, turn, dm, leased_by)
        ), recorded as (
            update delivery d
               set state = case when o.ends and d.again then 'waiting' else o.state end,
                   finished_at = case when o.ends and not d.again then @Now::timestamptz end,
                   attempts = case when o.ends and d.again then 0 else d.attempts - o.refund end,
                   again = d.again and o.state = 'unsure', leased_by = null, lease_until = null,
                   attempted_at = case when o.state = 'unsure' then d.attempted_at end,
                   attempted_until = case when o.state = 'unsure' then case when o.tried then @Now else d.attempted_until end end,
                   retry_at = coalesce(o.retry_at, d.retry_at), due_at = coalesce(o.due_at, d.due_at),
                   channel = o.channel, ts = o.ts, reason = o.reason,
                   payload = case when d.kind = 'message.update' and o.state in ('sent', 'dropped') and not d.again then '{}' else d.payload end,
                   history = case when o.turn is null then d.history else noted(d.history, @Now, o.turn, case when not o.ends then o.reason end) end
              from outcome o
             where d.team_id = o.team_id and d.id = o.id and coalesce(d.leased_by, '') = o.leased_by
            returning d.team_id, d.recipient, o.dm
        )
        insert into contact (team_id, user_id, dm_channel)
        select distinct on (team_id, recipient) team_id, recipient, dm
          from recorded
         where dm is not null
         order by team_id, recipient
            on conflict (team_id, user_id) do update set dm_channel = excluded.dm_channel, unreachable = null
        """;

    private const string ForgetSql = """
        delete from delivery d
         using unnest(@ForgottenTeamIds::text[], @ForgottenIds::uuid[], @ForgottenLeasedBys::text[]) as o (team_id, id, leased_by)
         where d.team_id = o.team_id and d.id = o.id and coalesce(d.leased_by, '') = o.leased_by and not d.again
        """;

    /// <summary>All of them in one transaction; gives up soon when somebody holds one of the rows. <paramref name="now"/> is calendar time.</summary>
    public async Task RecordAsync(IReadOnlyList<Outcome> outcomes, DateTimeOffset now, CancellationToken cancel)
    {
        // Rows are locked in the same order by everybody.
        Outcome[] sorted = [.. outcomes.OrderBy(outcome => outcome.Id)];
        Outcome[] forgotten = [.. sorted.Where(outcome => outcome.IsForgotten)];
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            forgotten.Length > 0 ? $"{WaitLittleSql};\n{ForgetSql};\n{RecordSql}" : $"{WaitLittleSql};\n{RecordSql}",
            new
            {
                Now = now,
                ForgottenTeamIds = forgotten.Select(outcome => outcome.TeamId).ToArray(),
                ForgottenIds = forgotten.Select(outcome => outcome.Id).ToArray(),
                ForgottenLeasedBys = forgotten.Select(outcome => outcome.LeasedBy).ToArray(),
                TeamIds = sorted.Select(outcome => outcome.TeamId).ToArray(),
                Ids = sorted.Select(outcome => outcome.Id).ToArray(),
                States = sorted.Select(outcome => outcome.State).ToArray(),
                Ends = sorted.Select(outcome => outcome.Ends).ToArray(),
                Tried = sorted.Select(outcome => outcome.IsTried).ToArray(),
                Refunds = sorted.Select(outcome => (short)(outcome.IsRefunded ? 1 : 0)).ToArray(),
                RetryAts = sorted.Select(outcome => outcome.RetryAt?.UtcDateTime).ToArray(),
                DueAts = sorted.Select(outcome => outcome.DueAt?.UtcDateTime).ToArray(),
                Channels = sorted.Select(outcome => outcome.Channel).ToArray(),
                Tss = sorted.Select(outcome => outcome.Ts).ToArray(),
                Reasons = sorted.Select(outcome => outcome.Reason).ToArray(),
                Turns = sorted.Select(outcome => outcome.Turn).ToArray(),
                Dms = sorted.Select(outcome => outcome.NewDm).ToArray(),
                LeasedBys = sorted.Select(outcome => outcome.LeasedBy).ToArray(),
            },
            cancellationToken: cancel));
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
}
