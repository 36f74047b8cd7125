using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The writer of <c>enrolment</c>. Leaving keeps the row, so that coming back finds the old place.</summary>
internal sealed class EnrolmentStore(IEnumerable<ITrackNews> listeners) : IEnrolments
{
    // xmax is 0 in a row this statement inserted, and not in one it updated.
    private const string JoinSql = """
        insert into enrolment (team_id, user_id, track_id, joined_at)
        select t.team_id, @UserId, t.track_id, @Now
          from track t
         where t.team_id = @TeamId and t.track_id = any(@TrackIds::text[]) and t.retired_at is null
            on conflict (team_id, user_id, track_id) do update set left_at = null where enrolment.left_at is not null
        returning (xmax = 0) as is_new
        """;

    /// <summary>One entry for each track that was not joined before: true when it is new to the person, false when they had left it.</summary>
    private async Task<IReadOnlyList<bool>> SaveAsync(
        NpgsqlTransaction transaction, LearnerKey person, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel)
    {
        var joined = (await transaction.Connection!.QueryAsync<bool>(new CommandDefinition(
            JoinSql, new { person.TeamId, person.UserId, TrackIds = trackIds.ToArray(), Now = now }, transaction, cancellationToken: cancel))).AsList();
        foreach (var listener in joined.Count == 0 ? [] : listeners)
        {
            await listener.JoinedAsync(transaction, person, trackIds, now, cancel);
        }

        return joined;
    }

    public Task JoinAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel) =>
        SaveAsync(transaction, learner, trackIds, now, cancel);

    /// <summary>By a word of their own. Null when nothing changed: no such track, or joined already; whoever gave it to them for a while hears of the word.</summary>
    public async Task<MembershipChange?> JoinOneAsync(
        NpgsqlTransaction transaction, LearnerKey person, string trackId, DateTimeOffset now, CancellationToken cancel)
    {
        switch (await SaveAsync(transaction, person, [trackId], now, cancel))
        {
            case [true]:
                return MembershipChange.Joined;
            case [false]:
                return MembershipChange.JoinedAgain;
            default:
                foreach (var listener in listeners)
                {
                    await listener.AskedAgainAsync(transaction, person, trackId, cancel);
                }

                return null;
        }
    }

    private const string LeaveSql = """
        update enrolment
           set left_at = @Now
         where team_id = @TeamId and user_id = @UserId and track_id = any(@TrackIds::text[]) and left_at is null
        """;

    public Task LeaveAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel) =>
        SaveLeftAsync(transaction, learner, trackIds, now, cancel);

    public static async Task<bool> LeaveOneAsync(NpgsqlTransaction transaction, LearnerKey person, string trackId, DateTimeOffset now, CancellationToken cancel) =>
        await SaveLeftAsync(transaction, person, [trackId], now, cancel) == 1;

    private static Task<int> SaveLeftAsync(
        NpgsqlTransaction transaction, LearnerKey person, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            LeaveSql, new { person.TeamId, person.UserId, TrackIds = trackIds.ToArray(), Now = now }, transaction, cancellationToken: cancel));
}
