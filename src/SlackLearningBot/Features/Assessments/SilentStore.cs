using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Assessments;

/// <summary>People whom the bot must not write to of its own accord.</summary>
internal static class SilentStore
{
    private const string CountSql = """
        select count(*)::int
          from assessment_assignee p
          left join learner l on l.team_id = p.team_id and l.user_id = p.user_id
          left join contact c on c.team_id = p.team_id and c.user_id = p.user_id
         where p.team_id = @TeamId and p.assignment_id = @AssignmentId and (l.stopped_at is not null or c.silent_until = 'infinity')
        """;

    public static Task<int> CountAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(
            CountSql, new { assignment.TeamId, assignment.AssignmentId }, transaction, cancellationToken: cancel));
}
