using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Which assignments still go through their people.</summary>
internal static class WalkStore
{
    private const string LockNextSql = """
        select a.team_id, a.assignment_id, a.assessment_id, s.title, a.author_id, a.deadline, a.track_id, t.title as track_title, a.audience::text as audience, a.state,
               a.walking, 0 as people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join track t on t.team_id = a.team_id and t.track_id = a.track_id
         where a.team_id = @TeamId and a.walking
         order by a.created_at, a.assignment_id
         limit 1
           for no key update of a
        """;

    /// <summary>The oldest; null when none does. Its people are not counted.</summary>
    public static Task<Assignment?> LockNextAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Assignment>(new CommandDefinition(
            LockNextSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string SaveWalkingSql = "update assessment_assignment set walking = @Walking where team_id = @TeamId and assignment_id = @AssignmentId";

    public static Task SaveWalkingAsync(NpgsqlTransaction transaction, Assignment assignment, bool walking, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveWalkingSql, new { assignment.TeamId, assignment.AssignmentId, Walking = walking }, transaction, cancellationToken: cancel));

    private const string FindMessageSql = """
        select channel, ts
          from delivery
         where team_id = @TeamId and recipient = @AuthorId and kind = 'assessment.offer' and slot = @Slot and ts is not null
        """;

    /// <summary>Where its owner was asked, and reads what it came to; null when that is gone.</summary>
    public static Task<(string Channel, string Ts)?> FindMessageAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, string)?>(new CommandDefinition(
            FindMessageSql, new { assignment.TeamId, assignment.AuthorId, Slot = $"{assignment.AssignmentId}" }, transaction, cancellationToken: cancel));
}
