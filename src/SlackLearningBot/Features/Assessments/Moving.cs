using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The deadline of an assignment was moved: the assignment and its attempts at once, and then what is owed of it, some people at a time.</summary>
internal sealed class Moving(Announcing announcing)
{
    private const int PeopleAtOnce = 500;

    private const string MoveSql = """
        update assessment_assignment
           set deadline = @Deadline, walking = true
         where team_id = @TeamId and assignment_id = any(@AssignmentIds::uuid[]) and state = 'open' and deadline > @Now and deadline <> @Deadline
        returning assignment_id
        """;

    private const string MoveAttemptsSql = """
        update assessment_attempt t
           set ends_at = least(@Deadline::timestamptz, coalesce(t.clock_at, t.started_at) + make_interval(mins => s.minutes))
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
         where t.team_id = @TeamId and t.assignment_id = any(@AssignmentIds::uuid[]) and t.ended_at is null
           and a.team_id = t.team_id and a.assignment_id = t.assignment_id;
        update assessment_assignee
           set moved = true
         where team_id = @TeamId and assignment_id = any(@AssignmentIds::uuid[]) and outcome is null and not waits
        """;

    /// <summary>Moves those that are open and not over; false when there is none with another deadline. Who has them is left to <see cref="FollowSomeAsync"/>.</summary>
    public static async Task<bool> MoveAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, DateTimeOffset deadline, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        var moved = (await connection.QueryAsync<Guid>(new CommandDefinition(
            MoveSql, new { TeamId = teamId, AssignmentIds = assignments.ToArray(), Deadline = deadline, Now = now }, transaction, cancellationToken: cancel))).AsList();
        if (moved.Count > 0)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                MoveAttemptsSql, new { TeamId = teamId, AssignmentIds = moved.ToArray(), Deadline = deadline }, transaction, cancellationToken: cancel));
        }

        return moved.Count > 0;
    }

    // Who is being told this very moment is told once.
    private const string TakeSql = """
        with next as (
            select user_id
              from assessment_assignee
             where team_id = @TeamId and assignment_id = @AssignmentId and moved
             order by user_id
             limit @Most
               for no key update
        ), taken as (
            update assessment_assignee p
               set moved = false
              from next
             where p.team_id = @TeamId and p.assignment_id = @AssignmentId and p.user_id = next.user_id
            returning p.user_id, p.announced_at, p.reminded, p.outcome
        )
        select t.user_id, coalesce(l.zone, n.zone) as zone, l.days, t.announced_at, t.reminded::int as reminded,
               t.outcome is null and not exists (
                   select from delivery d
                    where d.team_id = @TeamId and d.recipient = t.user_id and d.kind = 'assessment.announce' and d.slot = @Slot
                      and d.state in ('sending', 'unsure')) as follows,
               coalesce((select d.expires_at
                           from delivery d
                          where d.team_id = @TeamId and d.recipient = t.user_id and d.kind in ('assessment.announce', 'assessment.remind', 'assessment.sooner')
                            and split_part(d.slot, ':', 1) = @Slot and d.state = 'sent'
                          order by d.finished_at desc
                          limit 1) > @Deadline, true) as is_sooner
          from taken t
          left join learner l on l.team_id = @TeamId and l.user_id = t.user_id
          left join person n on n.team_id = @TeamId and n.user_id = t.user_id
         order by t.user_id
        """;

    /// <summary>The next of those whose messages do not follow the deadline yet; false when these were the last.</summary>
    /// <param name="transaction">Holds the assignment's row.</param>
    /// <param name="assignment">Open.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> FollowSomeAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel)
    {
        var people = (await transaction.Connection!.QueryAsync<MovedPerson>(new CommandDefinition(
            TakeSql, new { assignment.TeamId, assignment.AssignmentId, Slot = $"{assignment.AssignmentId}", assignment.Deadline, Most = PeopleAtOnce }, transaction, cancellationToken: cancel))).AsList();
        await announcing.FollowAsync(transaction, assignment, [.. people.Where(one => one.Follows)], cancel);
        return people.Count == PeopleAtOnce;
    }
}

/// <summary>Somebody whose assessment ends at another time than they were told, or would have been.</summary>
internal sealed record MovedPerson
{
    public required string UserId { get; init; }
    public string? Zone { get; init; }
    public short? Days { get; init; }

    /// <summary>Null: they were not told of it yet.</summary>
    public DateTimeOffset? AnnouncedAt { get; init; }

    /// <summary>How often they were reminded.</summary>
    public required int Reminded { get; init; }

    /// <summary>It is not over for them, and no message about it is on its way.</summary>
    public required bool Follows { get; init; }

    /// <summary>It ends before the time they were told last, or nobody knows any more what that was.</summary>
    public required bool IsSooner { get; init; }

    public LearningDays LearningDays => Days is { } days and > 0 ? (LearningDays)days : LearningDays.Weekdays;
}
