using Dapper;
using Npgsql;

namespace SlackLearningBot.Operator.Status;

/// <summary>
/// How the outbox stands, by workspace. Each statement reads what is open, leased, unsure, dead or a day old by an index of its own,
/// never the millions of rows that are done with. Null means all workspaces.
/// </summary>
internal sealed class OutboxStatusStore(NpgsqlDataSource database)
{
    // What silence holds back is not late.
    private const string ReadOpenSql = """
        select d.team_id,
               count(*) filter (where d.due_at <= @Calendar) as due,
               count(*) filter (where d.due_at > @Calendar) as later,
               min(d.due_at) filter (where d.due_at <= @Calendar and not exists (
                   select from contact c
                    where d.class = 2 and c.team_id = d.team_id and c.user_id = d.recipient and c.silent_until > @Calendar)) as oldest_due
          from delivery d
         where d.state in ('waiting', 'unsure') and (@TeamId::text is null or d.team_id = @TeamId)
         group by d.team_id
        """;

    public Task<IReadOnlyList<OpenRow>> ReadOpenAsync(string? teamId, DateTimeOffset calendar, CancellationToken cancel) =>
        ReadAsync<OpenRow>(ReadOpenSql, new { TeamId = teamId, Calendar = calendar }, cancel);

    private const string ReadSendingSql = """
        select team_id, count(*) as count
          from delivery
         where leased_by is not null and (@TeamId::text is null or team_id = @TeamId)
         group by team_id
        """;

    public Task<IReadOnlyList<CountRow>> ReadSendingAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<CountRow>(ReadSendingSql, new { TeamId = teamId }, cancel);

    private const string ReadUnsureSql = """
        select team_id, count(*) as count
          from delivery
         where state = 'unsure' and (@TeamId::text is null or team_id = @TeamId)
         group by team_id
        """;

    public Task<IReadOnlyList<CountRow>> ReadUnsureAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<CountRow>(ReadUnsureSql, new { TeamId = teamId }, cancel);

    private const string ReadEndedSql = """
        select team_id, state, reason, count(*) as count
          from delivery
         where finished_at > @Since and finished_at is not null and state in ('sent', 'dropped') and (@TeamId::text is null or team_id = @TeamId)
         group by team_id, state, reason
        """;

    /// <summary>Sent and dropped since then (calendar time).</summary>
    public Task<IReadOnlyList<EndedRow>> ReadEndedAsync(string? teamId, DateTimeOffset since, CancellationToken cancel) =>
        ReadAsync<EndedRow>(ReadEndedSql, new { TeamId = teamId, Since = since }, cancel);

    private const string ReadDeadSql = """
        with dead as (
            select team_id, count(*) as count
              from delivery
             where state = 'dead' and (@TeamId::text is null or team_id = @TeamId)
             group by team_id
        )
        select dead.team_id, dead.count, newest.id, newest.kind, newest.reason, newest.finished_at
          from dead
         cross join lateral (
            select d.id, d.kind, d.reason, d.finished_at
              from delivery d
             where d.state = 'dead' and d.team_id = dead.team_id
             order by d.finished_at desc
             limit 1) newest
        """;

    public Task<IReadOnlyList<DeadRow>> ReadDeadAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<DeadRow>(ReadDeadSql, new { TeamId = teamId }, cancel);

    private const string ReadLanesSql = """
        select team_id, method, paused_until
          from lane
         where paused_until > @Machine and (@TeamId::text is null or team_id = @TeamId)
         order by paused_until desc
        """;

    public Task<IReadOnlyList<LaneRow>> ReadLanesAsync(string? teamId, DateTimeOffset machine, CancellationToken cancel) =>
        ReadAsync<LaneRow>(ReadLanesSql, new { TeamId = teamId, Machine = machine }, cancel);

    private const string ReadInboundSql = """
        select team_id, count(*) filter (where state <> 'dead') as waiting, min(received_at) filter (where state <> 'dead') as oldest,
               count(*) filter (where state = 'dead') as dead
          from (select team_id, state, received_at from inbound_event where state in ('waiting', 'running')
                 union all
                select team_id, state, received_at from inbound_event where state = 'dead') open
         where @TeamId::text is null or team_id = @TeamId
         group by team_id
        """;

    public Task<IReadOnlyList<InboundRow>> ReadInboundAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<InboundRow>(ReadInboundSql, new { TeamId = teamId }, cancel);

    private const string ReadRestoreSql = "select restored_at from restore_mark where restored_at > @Since";

    /// <summary>When an operator said last that the database was restored, if it was since then (calendar time).</summary>
    public async Task<DateTimeOffset?> ReadRestoreAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var found = await ReadAsync<DateTimeOffset>(ReadRestoreSql, new { Since = since }, cancel);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
    }
}
