using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>
/// What came to people of a group and goes on by itself ends with the group for them: questions within a minute, assessments at once. Whoever comes back gets what is left of it.
/// </summary>
internal sealed class Endings(Deliveries deliveries, IAssessments assessments, Asking asking, CalendarClock calendar)
{
    private const string EndQuestionsSql = """
        update programme_step_state
           set until_at = @Now, until_was_at = until_at
         where team_id = @TeamId and cohort_id = @CohortId and about_id = any(@Abouts) and until_at > @Now
        """;

    private const string ReadGivenSql = """
        select distinct a.assignment_id
          from programme_step_state s
          join assessment_assignment a on a.team_id = s.team_id and a.assignment_id = coalesce(s.assignment_id, md5(s.cohort_id::text || ':' || s.step_id)::uuid) and a.state = 'open'
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = any(@Abouts) and s.user_id = s.about_id and s.state = 'owed'
        """;

    public async Task EndAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<string> people, CancellationToken cancel)
    {
        var whom = new { cohort.TeamId, cohort.CohortId, Abouts = people.ToArray(), calendar.Now };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EndQuestionsSql, whom, transaction, cancellationToken: cancel));
        var given = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(ReadGivenSql, whom, transaction, cancellationToken: cancel))).AsList();
        await assessments.TakeBackAsync(transaction, cohort.TeamId, given, people, cancel);
    }

    private const string TakeEndedSql = """
        update programme_step_state s
           set until_was_at = null
          from (select e.step_id, e.until_was_at, coalesce(e.track_id, t.refers) as track_id
                  from programme_step_state e
                  left join programme_step t on t.team_id = e.team_id and t.programme_id = @ProgrammeId and t.step_id = e.step_id
                 where e.team_id = @TeamId and e.cohort_id = @CohortId and e.about_id = @UserId and e.until_was_at is not null) was
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = @UserId and s.step_id = was.step_id
        returning s.step_id, was.until_was_at, was.track_id
        """;

    // Assessments and sessions tell it themselves.
    private const string ReadUnsentSql = """
        select s.team_id, s.cohort_id, m.number, s.step_id, s.user_id, s.owed_at as due_at, t.kind, t.position, t.days, t.assessment_id, c.session_at, c.author_id,
               md5(s.cohort_id::text || ':' || s.step_id)::uuid as assignment_id
          from programme_step_state s
          join programme_member m on m.team_id = s.team_id and m.cohort_id = s.cohort_id and m.user_id = s.about_id
          join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and not t.removed and t.kind not in ('session', 'assessment')
          join delivery d on d.team_id = s.team_id and d.recipient = s.user_id and d.kind = 'programme.step' and d.state = 'dropped'
                         and d.slot = replace(s.cohort_id::text, '-', '') || ':' || s.step_id || ':' || m.number
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = @UserId and s.state = 'owed'
           and not exists (select from contact q where q.team_id = s.team_id and q.user_id = s.user_id and q.silent_until = 'infinity')
         order by t.position, s.step_id
        """;

    /// <summary>
    /// They came back: a step that was owed and not sent comes after all, questions go on for the rest of their weeks, and an assessment that was taken back is theirs again, as far as there is time for it.
    /// </summary>
    public async Task UndoAsync(NpgsqlTransaction transaction, Cohort cohort, LearnerKey person, CancellationToken cancel)
    {
        var ended = (await transaction.Connection!.QueryAsync<(string StepId, DateTimeOffset Until, string? Track)>(new CommandDefinition(
            TakeEndedSql, new { cohort.TeamId, cohort.CohortId, cohort.ProgrammeId, person.UserId }, transaction, cancellationToken: cancel))).AsList();
        foreach (var (step, until, track) in ended.Where(one => one.Until > calendar.Now))
        {
            if (track is not null && await Asking.IsThereAsync(transaction, cohort.TeamId, track, cancel))
            {
                await asking.BeginAsync(transaction, person, new StepSlot(cohort.CohortId, step, person.UserId), track, until, cancel);
            }
        }

        var whom = new { cohort.TeamId, cohort.CohortId, Abouts = new[] { person.UserId } };
        var given = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(ReadGivenSql, whom, transaction, cancellationToken: cancel))).AsList();
        await assessments.GiveBackAsync(transaction, cohort.TeamId, given, person.UserId, cancel);

        var unsent = (await transaction.Connection!.QueryAsync<DueStep>(new CommandDefinition(
            ReadUnsentSql, new { cohort.TeamId, cohort.CohortId, person.UserId }, transaction, cancellationToken: cancel))).AsList();
        var had = (await StateStore.ReadHadAsync(transaction, cohort, [person.UserId], calendar.Now - ProgrammeCleaner.Afterwards, cancel))[person.UserId].ToHashSet(StringComparer.Ordinal);
        await deliveries.EnqueueAgainManyAsync(
            transaction, StepWork.KindName, DeliveryClass.Nudge, [.. unsent.Where(one => !had.Contains(one.StepId)).Select(StepWork.Of)], cancel);
    }
}
