using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>What came to people of a group and goes on by itself ends with the group for them: questions within a minute, assessments at once.</summary>
internal sealed class Endings(IAssessments assessments, CalendarClock calendar)
{
    private const string EndQuestionsSql = """
        update programme_step_state
           set until_at = @Now
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
}
