using Dapper;
using Npgsql;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What an assignment that is taken back leaves to do, some people at a time.</summary>
internal static class TakingBackStore
{
    private const string LockUnfinishedSql = """
        select user_id
          from assessment_assignee
         where team_id = @TeamId and assignment_id = @AssignmentId and outcome is null
         order by user_id
         limit @Most
           for update
        """;

    /// <summary>The next who are not through with it; whoever is answering right now is waited for.</summary>
    public static async Task<IReadOnlyList<string>> LockUnfinishedAsync(NpgsqlTransaction transaction, Assignment assignment, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            LockUnfinishedSql, new { assignment.TeamId, assignment.AssignmentId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string LockUnfinishedOfSql = """
        select user_id
          from assessment_assignee
         where team_id = @TeamId and assignment_id = @AssignmentId and user_id = any(@UserIds) and outcome is null
         order by user_id
           for update
        """;

    /// <summary>Those of them who are not through with it.</summary>
    public static async Task<IReadOnlyList<string>> LockUnfinishedOfAsync(
        NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            LockUnfinishedOfSql, new { assignment.TeamId, assignment.AssignmentId, UserIds = people.ToArray() }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadOverdueSql = """
        select t.user_id, t.attempt_id, coalesce(a.taken_back_at, @Now) as taken_back_at
          from assessment_attempt t
          join assessment_assignment a on a.team_id = t.team_id and a.assignment_id = t.assignment_id
         where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.user_id = any(@UserIds) and t.ended_at is null and t.ends_at <= coalesce(a.taken_back_at, @Now)
         order by t.user_id
        """;

    /// <summary>Attempts of theirs whose time was over before it was taken back, which may be now, and which no tick has ended yet.</summary>
    public static async Task<IReadOnlyList<(string UserId, Guid AttemptId, DateTimeOffset TakenBackAt)>> ReadOverdueAsync(
        NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, DateTimeOffset)>(new CommandDefinition(
            ReadOverdueSql, Of(assignment, people, now), transaction, cancellationToken: cancel))).AsList();

    private const string EndSql = """
        delete from assessment_assignee
         where team_id = @TeamId and assignment_id = @AssignmentId and user_id = any(@UserIds) and waits;
        update assessment_attempt
           set ended_at = @Now, ended_by = 'cancelled'
         where team_id = @TeamId and assignment_id = @AssignmentId and user_id = any(@UserIds) and ended_at is null;
        update assessment_assignee
           set outcome = 'taken_back', done_at = @Now
         where team_id = @TeamId and assignment_id = @AssignmentId and user_id = any(@UserIds) and outcome is null
        """;

    /// <summary>It is over for these, without a result; who still waited for it never had it.</summary>
    public static Task EndAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, Of(assignment, people, now), transaction, cancellationToken: cancel));

    // What told and reminded them, and what their attempts were taken in; an attempt's message may be the one that told them.
    private const string ReadMessagesSql = """
        select distinct on (m.user_id, m.channel, m.ts) m.user_id, m.channel, m.ts, m.attempt_id
          from (select d.recipient as user_id, d.channel, d.ts, null::uuid as attempt_id, 0 as number
                  from delivery d
                 where d.team_id = @TeamId and d.recipient = any(@UserIds) and (d.kind in ('assessment.announce', 'assessment.remind') and d.slot = any(@Slots)
                        or d.kind = 'assessment.sooner' and split_part(d.slot, ':', 1) = any(@Slots))
                union all
                select t.user_id, coalesce(t.channel, d.channel), coalesce(t.ts, d.ts), t.attempt_id, t.number
                  from assessment_attempt t
                  left join delivery d on d.team_id = t.team_id and d.recipient = t.user_id and d.kind = 'assessment.attempt' and d.slot = t.attempt_id::text
                 where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.user_id = any(@UserIds)) m
         where m.channel is not null and m.ts is not null
         order by m.user_id, m.channel, m.ts, m.number desc
        """;

    /// <summary>Every message of theirs that is about it, with the newest attempt it shows, if it shows one.</summary>
    public static async Task<IReadOnlyList<(string UserId, MessageAddress Message, Guid? AttemptId)>> ReadMessagesAsync(
        NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, CancellationToken cancel)
    {
        var id = assignment.AssignmentId;
        var rows = await transaction.Connection!.QueryAsync<(string User, string Channel, string Ts, Guid? Attempt)>(new CommandDefinition(
            ReadMessagesSql,
            new { assignment.TeamId, AssignmentId = id, UserIds = people.ToArray(), Slots = NudgeWork.SlotsOf(id).ToArray() },
            transaction,
            cancellationToken: cancel));
        return [.. rows.Select(row => (row.User, new MessageAddress(row.Channel, row.Ts), row.Attempt))];
    }

    private static object Of(Assignment assignment, IReadOnlyList<string> people, DateTimeOffset now) =>
        new { assignment.TeamId, assignment.AssignmentId, UserIds = people.ToArray(), Now = now };
}
