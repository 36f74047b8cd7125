using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Care;

/// <summary>When learners last did something.</summary>
internal static class LifeStore
{
    // Of people who never said yes nothing is kept. The learner's row is held, so that an erasure that has begun leaves nothing behind.
    private const string SaveSql = """
        with mine as (
            select l.team_id, l.user_id
              from learner l
             where l.team_id = @TeamId and l.user_id = @UserId
               for key share
        )
        insert into sign_of_life (team_id, user_id, seen_at)
        select mine.team_id, mine.user_id, @Now
          from mine
            on conflict (team_id, user_id) do update set seen_at = greatest(sign_of_life.seen_at, excluded.seen_at)
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));
}
