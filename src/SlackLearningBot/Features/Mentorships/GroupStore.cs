using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Finds the group of a mentor that somebody can join.</summary>
internal static class GroupStore
{
    private const string LockSql = "select true from (select pg_advisory_xact_lock(hashtextextended('group of ' || @TeamId || ' ' || @UserId, 0))) as held";

    private const string FindOpenSql = """
        select s.mentorship_id
          from mentorship_member me
          join mentorship s on s.team_id = me.team_id and s.mentorship_id = me.mentorship_id and s.ended_at is null and s.kind = 'group' and s.round_id is null
         where me.team_id = @TeamId and me.user_id = @UserId and me.part = 'mentor' and me.left_at is null
           and s.ends_on >= @LeastUntil
           and (select count(*) from mentorship_member o where o.team_id = s.team_id and o.mentorship_id = s.mentorship_id and o.part = 'mentee' and o.left_at is null) < @Most
           and may_join(s.team_id, s.mentorship_id, @MenteeId)
         order by s.began_at, s.mentorship_id
         limit 1
        """;

    /// <summary>
    /// The oldest with a place, some weeks left, and nobody in it whom the mentee must not meet there; null when there is none. Two who come at once do not both get the last place, nor a group each.
    /// </summary>
    public static async Task<Guid?> LockOpenAsync(NpgsqlTransaction transaction, LearnerKey mentor, string mentee, DateOnly today, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(LockSql, mentor, transaction, cancellationToken: cancel));
        return await transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(
            FindOpenSql, new { mentor.TeamId, mentor.UserId, MenteeId = mentee, Most = Capacity.MostInGroup, LeastUntil = today.AddDays(Capacity.LeastDaysToJoin) }, transaction, cancellationToken: cancel));
    }
}
