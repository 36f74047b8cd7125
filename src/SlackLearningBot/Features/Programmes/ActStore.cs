using System.Globalization;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Programmes;

/// <summary>By which assignments the assessment steps of groups came to their people. When nothing is noted, it is the one that stands for the step in its group.</summary>
internal static class ActStore
{
    // One that was taken back stays the step's: nobody gets it any more.
    private const string FindSql = """
        select coalesce(
                   (select case when newest.state <> 'open' or newest.deadline > @EndsAfter then newest.assignment_id else md5(@OfThisDay)::uuid end
                      from (select a.assignment_id, a.state, a.deadline
                              from assessment_assignment a
                             where a.team_id = @TeamId
                               and (a.assignment_id = @First or a.assignment_id in (
                                       select s.assignment_id
                                         from programme_step_state s
                                        where s.team_id = @TeamId and s.cohort_id = @CohortId and s.step_id = @StepId and s.assignment_id is not null))
                             order by a.created_at desc, a.assignment_id
                             limit 1) newest),
                   @First)
        """;

    /// <summary>The act by which a step is given now: the group's newest when it ends after that, else one of this day.</summary>
    public static Task<Guid> FindAsync(NpgsqlTransaction transaction, DueStep step, DateTimeOffset endsAfter, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<Guid>(new CommandDefinition(FindSql, new
        {
            step.TeamId, step.CohortId, step.StepId, First = step.AssignmentId, EndsAfter = endsAfter, OfThisDay = string.Create(CultureInfo.InvariantCulture, $"{step.AssignmentId}:{now.UtcDateTime:yyyy-MM-dd}"),
        }, transaction, cancellationToken: cancel));

    private const string NoteSql = """
        update programme_step_state
           set assignment_id = @Act
         where team_id = @TeamId and cohort_id = @CohortId and step_id = @StepId and user_id = any(@UserIds) and state = 'owed' and assignment_id is null
        """;

    public static Task NoteAsync(NpgsqlTransaction transaction, DueStep step, string[] people, Guid act, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteSql, new { step.TeamId, step.CohortId, step.StepId, UserIds = people, Act = act }, transaction, cancellationToken: cancel));

    private const string ReadBeforeSessionSql = """
        select distinct coalesce(s.assignment_id, md5(s.cohort_id::text || ':' || s.step_id)::uuid)
          from programme_cohort c
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.kind = 'assessment' and t.days < 0
          join programme_step_state s on s.team_id = c.team_id and s.cohort_id = c.cohort_id and s.step_id = t.step_id and s.state in ('owed', 'done')
         where c.team_id = @TeamId and c.cohort_id = @CohortId
        """;

    /// <summary>The acts that end when the group's session begins.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadBeforeSessionAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            ReadBeforeSessionSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel))).AsList();
}
