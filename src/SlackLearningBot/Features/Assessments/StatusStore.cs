using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>How assessments go, for the owners who gave them.</summary>
internal static class StatusStore
{
    private const string ReadSql = """
        select a.team_id, a.assignment_id, a.assessment_id, s.title, a.author_id, a.deadline, a.track_id, t.title as track_title, a.audience::text as audience, a.state,
               (select count(*)::int from assessment_assignee p where p.team_id = a.team_id and p.assignment_id = a.assignment_id) as people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join track t on t.team_id = a.team_id and t.track_id = a.track_id
         where a.team_id = @TeamId and a.state = 'open' and (@AssignmentId::uuid is null or a.assignment_id = @AssignmentId)
         order by a.created_at desc
         limit @Most
        """;

    /// <summary>What was given, the newest first; or this one.</summary>
    public static async Task<IReadOnlyList<Assignment>> ReadAsync(NpgsqlTransaction transaction, string teamId, Guid? assignment, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Assignment>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, AssignmentId = assignment, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string CountSql = """
        select assignment_id, results, coalesce(outcome = 'passed', false) as passed, open_attempt is not null and open_until > @Now as has_open, used, allowed, deadline, count(*)::int as people
          from assessment_assigned
         where team_id = @TeamId and assignment_id = any(@AssignmentIds)
         group by 1, 2, 3, 4, 5, 6, 7
        """;

    /// <summary>How many stand where, by assignment.</summary>
    public static async Task<ILookup<Guid, StandingGroup>> CountAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<Guid> assignments, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<StandingGroup>(new CommandDefinition(
            CountSql, new { TeamId = teamId, AssignmentIds = assignments.ToArray(), Now = now }, transaction, cancellationToken: cancel))).ToLookup(group => group.AssignmentId);

    private const string ReadPeopleSql = """
        select user_id, coalesce(outcome = 'passed', false) as passed, open_attempt is not null and open_until > @Now as has_open, used, allowed, deadline
          from assessment_assigned
         where team_id = @TeamId and assignment_id = @AssignmentId and results = 'names'
         order by user_id
        """;

    /// <summary>Who stands where; nobody where owners see numbers only.</summary>
    public static async Task<IReadOnlyList<(string UserId, Standing Standing)>> ReadPeopleAsync(
        NpgsqlTransaction transaction, string teamId, Guid assignment, DateTimeOffset now, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<PersonRow>(new CommandDefinition(
                ReadPeopleSql, new { TeamId = teamId, AssignmentId = assignment, Now = now }, transaction, cancellationToken: cancel)))
                .Select(row => (row.UserId, Standings.Of(row.Passed, row.HasOpen, row.Used, row.Allowed, row.Deadline, now))),
        ];

    // Of each person the first attempt: as many answers as people, and none by somebody who has seen the question before.
    private const string ReadAnswersSql = """
        select r.attempt_id, r.question_id, r.credit, r.seconds
          from assessment_attempt t
          join assessment_answer r on r.team_id = t.team_id and r.attempt_id = t.attempt_id and r.answered_at is not null
         where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.ended_at is not null and t.number = 1
        """;

    private const string ReadAsksSql = """
        select distinct on (r.question_id) r.question_id, r.ask
          from assessment_attempt t
          join assessment_answer r on r.team_id = t.team_id and r.attempt_id = t.attempt_id
         where t.team_id = @TeamId and t.assignment_id = @AssignmentId
         order by r.question_id, r.question_version desc
        """;

    /// <summary>How each question did, with what it asks.</summary>
    public static async Task<IReadOnlyList<(string Ask, ItemFigures Figures)>> ReadItemsAsync(
        NpgsqlTransaction transaction, string teamId, Guid assignment, CancellationToken cancel)
    {
        var parameters = new { TeamId = teamId, AssignmentId = assignment };
        var answers = await transaction.Connection!.QueryAsync<(Guid Attempt, string Question, double Credit, int? Seconds)>(new CommandDefinition(
            ReadAnswersSql, parameters, transaction, cancellationToken: cancel));
        var asks = (await transaction.Connection!.QueryAsync<(string Question, string Ask)>(new CommandDefinition(
            ReadAsksSql, parameters, transaction, cancellationToken: cancel))).ToDictionary(row => row.Question, row => row.Ask);
        return [.. ItemStatistics.Of([.. answers.Select(row => new ItemAnswer(row.Attempt, row.Question, row.Credit, row.Seconds))]).Select(item => (asks[item.Question], item))];
    }

    private sealed record PersonRow(string UserId, bool Passed, bool HasOpen, int Used, int Allowed, DateTimeOffset Deadline);
}

/// <summary>People of an assignment who stand alike.</summary>
internal sealed record StandingGroup(Guid AssignmentId, string Results, bool Passed, bool HasOpen, int Used, int Allowed, DateTimeOffset Deadline, int People)
{
    public IEnumerable<Standing> Standings(DateTimeOffset now) =>
        Enumerable.Repeat(Learning.Assessments.Standings.Of(Passed, HasOpen, Used, Allowed, Deadline, now), People);
}
