using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Learners;

/// <summary>Who of a workspace is planned when.</summary>
internal static class ReplanStore
{
    private const string LockSql = """
        select l.team_id, l.user_id, l.zone, l.hour, l.days, l.paused_until, l.next_lesson_at, false as is_away, k.home, k.calendar, l.ctid::text as place
          from learner l
          left join person p on p.team_id = l.team_id and p.user_id = l.user_id
          left join contact c on c.team_id = l.team_id and c.user_id = l.user_id
          left join workspace_default d on d.team_id = l.team_id
          left join lateral calendar_of(l.team_id, c.calendar, p.country, d.calendar) k on true
         where l.team_id = @TeamId and l.user_id > @After and l.next_lesson_at > @Now
         order by l.user_id
         limit @Most
           for no key update of l
        """;

    /// <summary>Learners behind <paramref name="after"/> in the order of their ids, kept from other changes until the transaction ends.</summary>
    public static async Task<IReadOnlyList<DueLearner>> LockAsync(
        NpgsqlTransaction transaction, string teamId, string after, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<DueLearner>(new CommandDefinition(
            LockSql, new { TeamId = teamId, After = after, Most = most, Now = now }, transaction, cancellationToken: cancel))).AsList();
}
