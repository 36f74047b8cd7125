using Dapper;
using Npgsql;

namespace SlackLearningBot.Operator.Status;

/// <summary>Who is served: workspaces, learners, and the copies of the program that serve them.</summary>
internal sealed class PeopleStatusStore(NpgsqlDataSource database)
{
    private const string ReadTeamsSql = """
        select team_id, team_name, state
          from installation
         where @TeamId::text is null or team_id = @TeamId
         order by installed_at, team_id
        """;

    public Task<IReadOnlyList<TeamRow>> ReadTeamsAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<TeamRow>(ReadTeamsSql, new { TeamId = teamId }, cancel);

    private const string ReadLearnersSql = """
        select team_id,
               count(*) filter (where stopped_at is null and (paused_until is null or paused_until <= @Today)) as learning,
               count(*) filter (where stopped_at is null and paused_until > @Today) as paused,
               count(*) filter (where stopped_at is not null) as stopped
          from learner
         where @TeamId::text is null or team_id = @TeamId
         group by team_id
        """;

    public Task<IReadOnlyList<LearnersRow>> ReadLearnersAsync(string? teamId, DateOnly today, CancellationToken cancel) =>
        ReadAsync<LearnersRow>(ReadLearnersSql, new { TeamId = teamId, Today = today }, cancel);

    private const string ReadSwitchedOffSql = """
        select team_id, error, count(*) as count, max(since) as newest
          from switched_off_learner
         where @TeamId::text is null or team_id = @TeamId
         group by team_id, error
         order by count desc
        """;

    /// <summary>Learners whom Slack refuses to deliver to, by its error.</summary>
    public Task<IReadOnlyList<SwitchedOffRow>> ReadSwitchedOffAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<SwitchedOffRow>(ReadSwitchedOffSql, new { TeamId = teamId }, cancel);

    private const string ReadMorningsSql = """
        select team_id, due_at, learners, minutes
          from morning
         where minutes > 0 and learners > 0 and due_at > @From and due_at <= @Until and (@TeamId::text is null or team_id = @TeamId)
         order by due_at, learners desc
        """;

    /// <summary>Big mornings between two moments (calendar time).</summary>
    public Task<IReadOnlyList<MorningRow>> ReadMorningsAsync(string? teamId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        ReadAsync<MorningRow>(ReadMorningsSql, new { TeamId = teamId, From = from, Until = until }, cancel);

    // Quartz keeps the time of a check-in in ticks.
    private const string ReadSchedulersSql = """
        select instance_name as name, to_timestamp(last_checkin_time / 10000000.0 - 62135596800) as checked_in
          from qrtz_scheduler_state
         order by last_checkin_time desc
        """;

    public Task<IReadOnlyList<SchedulerRow>> ReadSchedulersAsync(CancellationToken cancel) => ReadAsync<SchedulerRow>(ReadSchedulersSql, new { }, cancel);

    private const string ReadSendersSql = """
        select held_by as name, count(team_id) as workspaces
          from sender_lease
         where lease_until > @Machine
         group by held_by
         order by held_by
        """;

    public Task<IReadOnlyList<SenderRow>> ReadSendersAsync(DateTimeOffset machine, CancellationToken cancel) =>
        ReadAsync<SenderRow>(ReadSendersSql, new { Machine = machine }, cancel);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
    }
}
