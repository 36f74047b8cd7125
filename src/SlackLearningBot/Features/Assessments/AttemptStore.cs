using Dapper;
using Npgsql;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Attempts: begun, shown, ended.</summary>
internal static class AttemptStore
{
    public const string Kind = "assessment.attempt";

    private const string FindOwnerSql = "select user_id, assignment_id from assessment_attempt where team_id = @TeamId and attempt_id = @AttemptId";

    /// <summary>Whose it is, and of which assignment.</summary>
    public static Task<(string UserId, Guid AssignmentId)?> FindOwnerAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, Guid)?>(new CommandDefinition(
            FindOwnerSql, new { TeamId = teamId, AttemptId = attempt }, transaction, cancellationToken: cancel));

    private const string AddSql = """
        update assessment_assignee
           set attempts = attempts + 1
         where team_id = @TeamId and user_id = @UserId and assignment_id = @AssignmentId;
        insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at, clock_at, shown)
        values (@TeamId, @AttemptId, @AssignmentId, @UserId, @Number, @Seed, @Now, @EndsAt, @Now, @Shown);
        insert into assessment_answer (team_id, attempt_id, place, user_id, question_id, question_version, lesson_id, type, ask, options, detail)
        select q.team_id, @AttemptId, drawn.place, @UserId, q.question_id, q.version, q.lesson_id, q.type, q.ask, q.options, q.detail
          from unnest(@QuestionIds::text[]) with ordinality as drawn (question_id, place)
          join question q on q.team_id = @TeamId and q.question_id = drawn.question_id
        """;

    /// <summary>Begins it with these questions as they are now, in this order. Without a time limit nobody asks when the first was shown.</summary>
    public static Task AddAsync(
        NpgsqlTransaction transaction, Assigned assigned, Attempt attempt, IReadOnlyList<string> questionIds, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql,
            new
            {
                assigned.TeamId, assigned.UserId, assigned.AssignmentId, attempt.AttemptId, Number = (short)attempt.Number, attempt.Seed, attempt.EndsAt,
                Shown = assigned.Minutes is null, QuestionIds = questionIds.ToArray(), Now = now,
            },
            transaction,
            cancellationToken: cancel));

    private const string FindSql = """
        select t.attempt_id, t.assignment_id, t.user_id, t.number::int as number, t.seed, t.ends_at, t.ended_at, t.ended_by, t.percent::int as percent, t.passed,
               n.total, n.answered, n.right, n.partly, coalesce(t.channel, d.channel) as channel, coalesce(t.ts, d.ts) as ts, c.code
          from assessment_attempt t
         cross join lateral (
               select count(*)::int as total, count(a.answered_at)::int as answered, (count(*) filter (where a.credit = 1))::int as "right",
                      (count(*) filter (where a.credit > 0 and a.credit < 1))::int as partly
                 from assessment_answer a
                where a.team_id = t.team_id and a.attempt_id = t.attempt_id
               ) n
          left join delivery d on d.team_id = t.team_id and d.recipient = t.user_id and d.kind = 'assessment.attempt' and d.slot = t.attempt_id::text
          left join assessment_certificate c on c.team_id = t.team_id and c.attempt_id = t.attempt_id
         where t.team_id = @TeamId and t.attempt_id = @AttemptId
        """;

    public static Task<Attempt?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Attempt>(new CommandDefinition(
            FindSql, new { TeamId = teamId, AttemptId = attempt }, transaction, cancellationToken: cancel));

    private const string MoveSql = """
        update assessment_attempt
           set channel = @Channel, ts = @Ts
         where team_id = @TeamId and attempt_id = @AttemptId and (channel, ts) is distinct from (@Channel, @Ts)
        """;

    /// <summary>It is taken in this message from here; null: in the one that is about to be sent.</summary>
    public static Task MoveAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, MessageAddress? message, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            MoveSql, new { TeamId = teamId, AttemptId = attempt, Channel = message?.ChannelId, message?.Ts }, transaction, cancellationToken: cancel));

    private const string ReadCreditsSql = "select credit from assessment_answer where team_id = @TeamId and attempt_id = @AttemptId and answered_at is not null";

    public static async Task<IReadOnlyList<double>> ReadCreditsAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<double>(new CommandDefinition(
            ReadCreditsSql, new { TeamId = teamId, AttemptId = attempt }, transaction, cancellationToken: cancel))).AsList();

    private const string EndSql = """
        update assessment_attempt
           set ended_at = @EndedAt, ended_by = @EndedBy, percent = @Percent, passed = @Passed
         where team_id = @TeamId and attempt_id = @AttemptId and ended_at is null
        """;

    public static Task EndAsync(
        NpgsqlTransaction transaction, string teamId, Guid attempt, string by, Learning.Assessments.Score score, DateTimeOffset at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            EndSql,
            new { TeamId = teamId, AttemptId = attempt, EndedAt = at, EndedBy = by, Percent = (short)score.Percent, score.Passed },
            transaction,
            cancellationToken: cancel));

    private const string CancelSql = """
        update assessment_attempt
           set ended_at = @Now, ended_by = 'cancelled'
         where team_id = @TeamId and attempt_id = @AttemptId and ended_at is null
        """;

    /// <summary>The assignment was taken back: it ends without a result.</summary>
    public static Task CancelAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, DateTimeOffset at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            CancelSql, new { TeamId = teamId, AttemptId = attempt, Now = at }, transaction, cancellationToken: cancel));

    private const string FindAtSql = """
        select t.attempt_id
          from assessment_attempt t
          left join delivery d on d.team_id = t.team_id and d.recipient = t.user_id and d.kind = 'assessment.attempt' and d.slot = t.attempt_id::text
         where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.user_id = @UserId
           and coalesce(t.channel, d.channel) = @Channel and coalesce(t.ts, d.ts) = @Ts
         order by t.number desc
         limit 1
        """;

    /// <summary>The newest attempt that this message shows; null when it shows none.</summary>
    public static Task<Guid?> FindAtAsync(NpgsqlTransaction transaction, Assigned assigned, MessageAddress message, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(
            FindAtSql, new { assigned.TeamId, assigned.UserId, assigned.AssignmentId, Channel = message.ChannelId, message.Ts }, transaction, cancellationToken: cancel));

    private const string ClaimDueSql = """
        select t.team_id, t.user_id, t.attempt_id
          from assessment_attempt t
          join assessment_assignee p on p.team_id = t.team_id and p.assignment_id = t.assignment_id and p.user_id = t.user_id
          join assessment_assignment a on a.team_id = t.team_id and a.assignment_id = t.assignment_id
         where t.ended_at is null and t.ends_at <= @Now and t.ends_at <= coalesce(a.taken_back_at, 'infinity')
         order by t.ends_at
         limit @Most
           for update of p skip locked
        """;

    /// <summary>Attempts whose time is over, of any workspace; who is answering right now ends theirs themselves, and what was taken back before is ended by that.</summary>
    public static async Task<IReadOnlyList<(string TeamId, string UserId, Guid AttemptId)>> ClaimDueAsync(
        NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, string, Guid)>(new CommandDefinition(
            ClaimDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();
}
