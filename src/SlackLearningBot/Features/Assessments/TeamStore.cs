using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What a manager sees of their people: whether they have done it, and nothing of how.</summary>
internal static class TeamStore
{
    // A person at a time: with so many tables in the view PostgreSQL would else begin with everybody's.
    private const string ReadSql = """
        select v.assignment_id, v.title, v.deadline, v.user_id, v.last_attempt is not null as is_done
          from person p
         cross join lateral (
               select *
                 from assessment_assigned a
                where a.team_id = p.team_id and a.user_id = p.user_id and a.state = 'open' and not a.waits and a.deadline > @Since
               offset 0
               ) v
         where p.team_id = @TeamId and p.manager_id = @UserId and not p.deleted
         order by v.deadline desc, v.assignment_id, v.user_id
         limit @Most
        """;

    /// <param name="transaction">For reading.</param>
    /// <param name="manager">Whose people.</param>
    /// <param name="since">Assessments whose deadline was before are history.</param>
    /// <param name="most">Rows.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<TeamRow>> ReadAsync(NpgsqlTransaction transaction, LearnerKey manager, DateTimeOffset since, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<TeamRow>(new CommandDefinition(
            ReadSql, new { manager.TeamId, manager.UserId, Since = since, Most = most }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>One of a manager's people and one assessment.</summary>
internal sealed record TeamRow(Guid AssignmentId, string Title, DateTimeOffset Deadline, string UserId, bool IsDone);
