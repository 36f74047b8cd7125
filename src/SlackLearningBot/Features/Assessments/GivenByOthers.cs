using System.Text.Json;
using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Assessments that another slice gives: the assignment is open at once, and its people are told like everybody's.</summary>
internal sealed class GivenByOthers(Announcing announcing, TakingBack takingBack, Deliveries deliveries, CalendarClock calendar) : IAssessments
{
    // Whoever gives it in this way told its people that owners see how many did something, and never who.
    private const string AddSql = """
        insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
        select a.team_id, @AssignmentId, a.assessment_id, @UserId, @Deadline, @Audience::jsonb, 'counts', 'open', @Now
          from assessment a
         where a.team_id = @TeamId and a.assessment_id = @AssessmentId
            on conflict do nothing
        """;

    private const string AddPeopleSql = """
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, waits)
        select @TeamId, @AssignmentId, id, '', @Now, false
          from unnest(@UserIds::text[]) as new (id)
            on conflict do nothing
        returning user_id
        """;

    public async Task GiveAsync(NpgsqlTransaction transaction, GivenAssessment given, IReadOnlyList<string> people, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            given.By.TeamId, given.By.UserId, given.AssignmentId, given.AssessmentId, given.Deadline,
            Audience = JsonSerializer.Serialize(new Audience(people.Count, [], []), AssessmentsJson.Default.Audience), Now = calendar.Now,
        }, transaction, cancellationToken: cancel));
        if (await AssignmentStore.FindAsync(transaction, given.By.TeamId, given.AssignmentId, cancel) is not { State: "open" } assignment)
        {
            return;
        }

        var added = (await connection.QueryAsync<string>(new CommandDefinition(
            AddPeopleSql, new { given.By.TeamId, given.AssignmentId, UserIds = people.ToArray(), Now = calendar.Now }, transaction, cancellationToken: cancel))).AsList();
        await announcing.OweAsync(transaction, assignment, added, again: false, cancel);
    }

    public async Task TakeBackAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, IReadOnlyList<string> people, CancellationToken cancel)
    {
        foreach (var id in assignments.Order())
        {
            if (await AssignmentStore.FindAsync(transaction, teamId, id, cancel) is { State: "open" } assignment && assignment.Deadline > calendar.Now)
            {
                await takingBack.EndForAsync(transaction, assignment, people, cancel);
            }
        }
    }

    private const string GiveBackSql = """
        update assessment_assignee p
           set outcome = null, done_at = null, announced_at = null, reminded = 0
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
         where p.team_id = @TeamId and p.assignment_id = any(@AssignmentIds::uuid[]) and p.user_id = @UserId and p.outcome = 'taken_back' and p.attempts < s.attempts
           and a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.state = 'open' and a.deadline > @Now
        returning p.assignment_id
        """;

    public async Task GiveBackAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, string userId, CancellationToken cancel)
    {
        var back = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            GiveBackSql, new { TeamId = teamId, AssignmentIds = assignments.ToArray(), UserId = userId, Now = calendar.Now }, transaction, cancellationToken: cancel))).AsList();
        foreach (var id in back.Order())
        {
            await announcing.OweAsync(transaction, (await AssignmentStore.FindAsync(transaction, teamId, id, cancel))!, [userId], again: true, cancel);
        }
    }

    public async Task MoveAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<Guid> assignments, DateTimeOffset deadline, CancellationToken cancel)
    {
        if (assignments.Count > 0 && await Moving.MoveAsync(transaction, teamId, assignments, deadline, calendar.Now, cancel))
        {
            await deliveries.EnqueueAsync(transaction, AssignmentWalk.Of(teamId, calendar.Now), cancel);
        }
    }
}
