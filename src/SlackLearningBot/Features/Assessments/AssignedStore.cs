using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Reads people's assessments, and writes what became of them.</summary>
internal static class AssignedStore
{
    private const string LockSql = """
        select true
          from assessment_assignee
         where team_id = @TeamId and user_id = @UserId and assignment_id = @AssignmentId
           for update
        """;

    /// <summary>Everything a person does with an assessment goes one after the other; null when they do not have it (any more).</summary>
    public static async Task<Assigned?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, Guid assignment, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            LockSql, new { person.TeamId, person.UserId, AssignmentId = assignment }, transaction, cancellationToken: cancel))
            ? await FindAsync(transaction, person, assignment, cancel)
            : null;

    private const string FindSql = """
        select team_id, user_id, assignment_id, assessment_id, state, title, questions, pass_mark, allowed, minutes, certificate, deadline, results, author_id,
               via, track_title, zone, days, is_learning, announced_at, reminded, used, outcome, open_attempt, open_until, last_attempt, last_percent, last_ended_at, has_left
          from assessment_assigned
         where team_id = @TeamId and user_id = @UserId and assignment_id = @AssignmentId and not waits
        """;

    /// <summary>Null also as long as they wait for it.</summary>
    public static Task<Assigned?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid assignment, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Assigned>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, AssignmentId = assignment }, transaction, cancellationToken: cancel));

    private const string ReadOfPersonSql = """
        select team_id, user_id, assignment_id, assessment_id, state, title, questions, pass_mark, allowed, minutes, certificate, deadline, results, author_id,
               via, track_title, zone, days, is_learning, announced_at, reminded, used, outcome, open_attempt, open_until, last_attempt, last_percent, last_ended_at, has_left
          from assessment_assigned
         where team_id = @TeamId and user_id = @UserId and not waits and (state = 'open' or (state = 'taken_back' and last_attempt is not null))
         order by (state = 'open' and outcome is null and deadline > @Now) desc, case when state = 'open' and outcome is null and deadline > @Now then deadline end,
                  deadline desc, assignment_id
         limit @Most
        """;

    /// <summary>What a person has to do, the next deadline first, and then what is over, the newest first.</summary>
    public static async Task<IReadOnlyList<Assigned>> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Assigned>(new CommandDefinition(
            ReadOfPersonSql, new { person.TeamId, person.UserId, Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string NoteToldSql = """
        update assessment_assignee
           set announced_at = coalesce(announced_at, @Now), reminded = greatest(reminded, @Reminded)
         where team_id = @TeamId and user_id = @UserId and assignment_id = @AssignmentId
        """;

    /// <summary>They were told of it, or reminded for that time.</summary>
    public static Task NoteToldAsync(NpgsqlTransaction transaction, Assigned assigned, int reminded, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteToldSql, new { assigned.TeamId, assigned.UserId, assigned.AssignmentId, Reminded = (short)reminded, Now = now }, transaction, cancellationToken: cancel));

    private const string EndSql = """
        update assessment_assignee
           set outcome = @Outcome, done_at = @Now
         where team_id = @TeamId and user_id = @UserId and assignment_id = @AssignmentId and outcome is null
        """;

    /// <summary>Passed, or no attempt is left.</summary>
    public static Task EndAsync(NpgsqlTransaction transaction, Assigned assigned, string outcome, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            EndSql, new { assigned.TeamId, assigned.UserId, assigned.AssignmentId, Outcome = outcome, Now = now }, transaction, cancellationToken: cancel));
}
