using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Home;

/// <summary>All SQL of App Home.</summary>
internal sealed class HomeStore(NpgsqlDataSource database)
{
    private const string FindHashSql = "select content_hash from home_view where team_id = @TeamId and user_id = @UserId";

    public async Task<string?> FindHashAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(FindHashSql, person, cancellationToken: cancel));
    }

    private const string FindZoneSql = """
        select coalesce((select l.zone from learner l where l.team_id = @TeamId and l.user_id = @UserId),
                        (select p.zone from person p where p.team_id = @TeamId and p.user_id = @UserId))
        """;

    /// <summary>The learner's own zone, else that of their Slack profile; null when neither is one we know.</summary>
    public async Task<string?> FindZoneAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var zone = await connection.QuerySingleAsync<string?>(new CommandDefinition(FindZoneSql, person, cancellationToken: cancel));
        return zone is not null && Zones.IsKnown(zone) ? zone : null;
    }

    // Locks the delivery it stands for: when an erasure has taken that away meanwhile, nothing about the person may be written any more.
    private const string SaveHashSql = """
        with mine as (
            select d.team_id, d.recipient
              from delivery d
             where d.id = @Id and d.team_id = @TeamId
               for key share
        )
        insert into home_view (team_id, user_id, content_hash, published_at)
        select mine.team_id, mine.recipient, @Hash, @Now
          from mine
            on conflict (team_id, user_id) do update set content_hash = excluded.content_hash, published_at = excluded.published_at
        """;

    public async Task SaveHashAsync(Delivery delivery, string hash, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            SaveHashSql, new { delivery.Id, delivery.TeamId, Hash = hash, Now = now }, cancellationToken: cancel));
    }
}
