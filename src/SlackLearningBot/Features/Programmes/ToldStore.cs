using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.Programmes;

/// <summary>How many did each step, as it is told: both numbers move by five people at a time, so that no two looks differ by one person's step.</summary>
internal static class ToldStore
{
    private const string ReadSql = """
        select t.step_id, t.title, coalesce(n.people, 0) as people, coalesce(n.done, 0) as done, o.people as told_people, o.done as told_done
          from programme_step t
          left join (select s.step_id, count(*)::int as people, count(*) filter (where s.state = 'done')::int as done
                       from programme_step_state s
                       join programme_member m on m.team_id = s.team_id and m.cohort_id = s.cohort_id and m.user_id = s.about_id and m.left_at is null
                      where s.team_id = @TeamId and s.cohort_id = @CohortId and s.state in ('owed', 'done')
                      group by s.step_id) n on n.step_id = t.step_id
          left join programme_told o on o.team_id = t.team_id and o.cohort_id = @CohortId and o.step_id = t.step_id
         where t.team_id = @TeamId and t.programme_id = @ProgrammeId and not t.removed and t.kind <> 'session'
         order by t.position
        """;

    // Who passed or failed an assessment has done its step; the rows of the other slice say so.
    private const string NoteAssessmentsSql = """
        update programme_step_state s
           set state = 'done', done_at = a.done_at
          from assessment_assignee a
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.state = 'owed' and a.team_id = s.team_id and a.user_id = s.user_id and a.outcome in ('passed', 'failed')
           and a.assignment_id = coalesce(s.assignment_id, md5(s.cohort_id::text || ':' || s.step_id)::uuid)
        """;

    private const string SaveSql = """
        insert into programme_told (team_id, cohort_id, step_id, people, done)
        select @TeamId, @CohortId, told.step_id, told.people, told.done
          from unnest(@Steps::text[], @People::int[], @Done::int[]) as told (step_id, people, done)
            on conflict (team_id, cohort_id, step_id) do update set people = excluded.people, done = excluded.done
        """;

    /// <summary>What is told now, a step each; it is kept, so that the next look differs by whole steps of five.</summary>
    public static async Task<IReadOnlyList<ToldStep>> TellAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel)
    {
        var key = new { cohort.TeamId, cohort.CohortId, cohort.ProgrammeId };
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(NoteAssessmentsSql, key, transaction, cancellationToken: cancel));
        var rows = (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(ReadSql, key, transaction, cancellationToken: cancel))).AsList();
        ToldStep[] told = [.. rows.Select(row => new ToldStep(row.StepId, row.Title, new Completion(row.ToldPeople, row.ToldDone).Next(row.People, row.Done)))];
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            cohort.TeamId, cohort.CohortId, Steps = told.Select(one => one.StepId).ToArray(), People = told.Select(one => one.Told.All).ToArray(), Done = told.Select(one => one.Told.Done).ToArray(),
        }, transaction, cancellationToken: cancel));
        return told;
    }

    private sealed record Row(string StepId, string Title, int People, int Done, int? ToldPeople, int? ToldDone);
}

/// <summary>How many got a step and did it, as it is told.</summary>
internal sealed record ToldStep(string StepId, string Title, Completion Told);
