using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Whoever joins a track whose learners have an assessment to do gets it, too, unless they have it already.</summary>
internal sealed class TrackJoined(Announcing announcing) : ITrackNews
{
    // Who left the track before they were told, and comes back, is told after all.
    private const string AddSql = """
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at)
        select distinct on (a.assessment_id) a.team_id, a.assignment_id, @UserId, 'track', @Now
          from assessment_assignment a
         where a.team_id = @TeamId and a.track_id = any(@TrackIds) and a.state = 'open' and a.deadline > @Now
           and not exists (select from assessment_assignee h
                             join assessment_assignment o on o.team_id = h.team_id and o.assignment_id = h.assignment_id and o.state = 'open' and o.deadline > @Now
                            where h.team_id = a.team_id and h.user_id = @UserId and h.outcome is null and o.assessment_id = a.assessment_id and o.assignment_id <> a.assignment_id)
         order by a.assessment_id, a.deadline, a.assignment_id
            on conflict (team_id, assignment_id, user_id) do update
           set via = assessment_assignee.via
         where assessment_assignee.via = 'track' and assessment_assignee.announced_at is null and not assessment_assignee.waits and assessment_assignee.attempts = 0
        returning assignment_id
        """;

    public async Task JoinedAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel)
    {
        var given = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            AddSql, new { learner.TeamId, learner.UserId, TrackIds = trackIds.ToArray(), Now = now }, transaction, cancellationToken: cancel))).AsList();
        foreach (var id in given)
        {
            await announcing.OweAsync(transaction, (await AssignmentStore.FindAsync(transaction, learner.TeamId, id, cancel))!, [learner.UserId], again: true, cancel);
        }
    }
}
