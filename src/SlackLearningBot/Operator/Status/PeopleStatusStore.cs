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

    private const string ReadUnreachableSql = """
        select team_id, unreachable as error, count(*) as count
          from contact
         where unreachable is not null and (@TeamId::text is null or team_id = @TeamId)
         group by team_id, unreachable
         order by count desc
        """;

    public Task<IReadOnlyList<UnreachableRow>> ReadUnreachableAsync(string? teamId, CancellationToken cancel) =>
        ReadAsync<UnreachableRow>(ReadUnreachableSql, new { TeamId = teamId }, cancel);

    private const string ReadProcessesSql = """
        select coalesce(s.instance_name, l.held_by) as name, to_timestamp(s.last_checkin_time / 10000000.0 - 62135596800) as checked_in, coalesce(l.sending, 0) as sending
          from qrtz_scheduler_state s
          full join (select held_by, count(team_id) as sending from sender_lease where lease_until > @Machine group by held_by) l
            on l.held_by = s.instance_name
         order by 1
        """;

    public Task<IReadOnlyList<ProcessRow>> ReadProcessesAsync(DateTimeOffset machine, CancellationToken cancel) =>
        ReadAsync<ProcessRow>(ReadProcessesSql, new { Machine = machine }, cancel);

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
    }
}
