using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What of a published round has begun, and what is left.</summary>
internal static class BeginStore
{
    private const string TakeSql = """
        select user_id, mentor_id, third_id, fit, by_hand
          from mentor_round_pair
         where team_id = @TeamId and round_id = @RoundId and mentorship_id is null
         order by user_id
         limit @Most
           for update
        """;

    /// <summary>The next pairs; an erasure of one of them waits until they have begun, and then ends it.</summary>
    public static async Task<IReadOnlyList<PlannedPair>> TakeAsync(NpgsqlTransaction transaction, MentorRound round, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<PlannedPair>(new CommandDefinition(
            TakeSql, new { round.TeamId, round.RoundId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string SaveSql = "update mentor_round_pair set mentorship_id = @MentorshipId where team_id = @TeamId and round_id = @RoundId and user_id = @UserId";

    public static Task SaveAsync(NpgsqlTransaction transaction, MentorRound round, PlannedPair pair, Guid mentorship, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { round.TeamId, round.RoundId, pair.UserId, MentorshipId = mentorship }, transaction, cancellationToken: cancel));

    private const string GiveUpSql = """
        delete from mentor_round_pair where team_id = @TeamId and round_id = @RoundId and user_id = @UserId;
        update mentor_round_person set alone = 'changed', alone_detail = null where team_id = @TeamId and round_id = @RoundId and user_id = any(@Left)
        """;

    /// <summary>They may not have each other any more; of a mentor who is left nothing is to be told.</summary>
    public static Task GiveUpAsync(NpgsqlTransaction transaction, MentorRound round, PlannedPair pair, CancellationToken cancel)
    {
        string?[] left = round.IsPeers ? [pair.UserId, pair.MentorId, pair.ThirdId] : [pair.UserId];
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(
            GiveUpSql, new { round.TeamId, round.RoundId, pair.UserId, Left = left.OfType<string>().ToArray() }, transaction, cancellationToken: cancel));
    }

    private const string TakeAloneSql = """
        update mentor_round_person p
           set told_at = @Now
          from (select w.user_id
                  from mentor_round_person w
                  left join mentor_candidate c on c.team_id = w.team_id and c.user_id = w.user_id
                 where w.team_id = @TeamId and w.round_id = @RoundId and w.left_at is null and w.told_at is null and (w.asked_at is not null or w.answered_at is not null)
                   and (w.alone <> 'resting'
                        or (w.alone is null and c.paused_until is null
                            and not exists (select from mentor_round_pair r
                                             where r.team_id = w.team_id and r.round_id = w.round_id and w.user_id in (r.user_id, r.mentor_id, r.third_id))))
                 order by w.user_id
                 limit @Most) next
         where p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = next.user_id
        returning p.user_id
        """;

    /// <summary>The next who have nobody, mentors too, and were not told yet; from here on they are. Whoever takes a rest, or does not know of the round, is left in peace.</summary>
    public static async Task<IReadOnlyList<string>> TakeAloneAsync(NpgsqlTransaction transaction, MentorRound round, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            TakeAloneSql, new { round.TeamId, round.RoundId, Most = most, Now = now }, transaction, cancellationToken: cancel))).AsList();
}
