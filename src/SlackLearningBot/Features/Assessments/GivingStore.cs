using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Those who wait for an assignment that its owner has confirmed.</summary>
internal static class GivingStore
{
    private const string ReadWaitingSql = """
        select user_id
          from assessment_assignee
         where team_id = @TeamId and assignment_id = @AssignmentId and waits
         order by user_id
         limit @Most
        """;

    public static async Task<IReadOnlyList<string>> ReadWaitingAsync(NpgsqlTransaction transaction, Assignment assignment, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadWaitingSql, new { assignment.TeamId, assignment.AssignmentId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string AddFromTrackSql = """
        with missing as (
            select e.user_id
              from enrolment e
              join learner l on l.team_id = e.team_id and l.user_id = e.user_id and l.stopped_at is null
              left join person n on n.team_id = e.team_id and n.user_id = e.user_id
             where e.team_id = @TeamId and e.track_id = @TrackId and e.left_at is null and not coalesce(n.deleted, false)
               and not exists (select from assessment_assignee p where p.team_id = @TeamId and p.assignment_id = @AssignmentId and p.user_id = e.user_id)
               and not exists (select from assessment_assignee h
                                 join assessment_assignment a on a.team_id = h.team_id and a.assignment_id = h.assignment_id and a.state = 'open' and a.deadline > @Now
                                where h.team_id = @TeamId and h.user_id = e.user_id and h.outcome is null and a.assessment_id = @AssessmentId)
             order by e.user_id
             limit @Most
        ), added as (
            insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at)
            select @TeamId, @AssignmentId, m.user_id, 'track', @Now
              from missing m
                on conflict do nothing
            returning user_id
        )
        select (select count(*)::int from missing) as seen, array(select user_id from added order by user_id) as added
        """;

    /// <summary>Who learns its track by now, and was not found when the owner was asked: how many were seen, and who of them was added.</summary>
    public static Task<(int Seen, string[] Added)> AddFromTrackAsync(NpgsqlTransaction transaction, Assignment assignment, int most, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<(int, string[])>(new CommandDefinition(
            AddFromTrackSql,
            new { assignment.TeamId, assignment.AssignmentId, assignment.AssessmentId, assignment.TrackId, Most = most, Now = now },
            transaction,
            cancellationToken: cancel));

    private const string GiveSql = """
        update assessment_assignee
           set waits = false
         where team_id = @TeamId and assignment_id = @AssignmentId and user_id = any(@UserIds)
        """;

    /// <summary>From here they have it to do.</summary>
    public static Task GiveAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            GiveSql, new { assignment.TeamId, assignment.AssignmentId, UserIds = people.ToArray() }, transaction, cancellationToken: cancel));
}
