using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

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

    // A wish that waits or is being done is wished again, so that it shows what changes now. The subquery keeps one plan for all numbers of people.
    private const string FindWatchersSql = """
        select u.user_id
          from unnest((select @UserIds::text[])) as u (user_id)
         where exists (select from home_view h where h.team_id = @TeamId and h.user_id = u.user_id and h.opened_at > @Since)
            or exists (select from delivery d where d.team_id = @TeamId and d.recipient = u.user_id and d.kind = @Kind and d.finished_at is null)
         order by u.user_id
        """;

    /// <summary>Who of them opened App Home since then, or just now.</summary>
    public static Task<IEnumerable<string>> FindWatchersAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<string> userIds, DateTimeOffset since, CancellationToken cancel) =>
        transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            FindWatchersSql, new { TeamId = teamId, UserIds = userIds.ToArray(), Kind = Asked.HomePublish, Since = since }, transaction, cancellationToken: cancel));

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
        insert into home_view (team_id, user_id, content_hash, published_at, opened_at)
        select mine.team_id, mine.recipient, @Hash, @Now, @OpenedAt::timestamptz
          from mine
            on conflict (team_id, user_id) do update
           set content_hash = excluded.content_hash, published_at = excluded.published_at, opened_at = coalesce(excluded.opened_at, home_view.opened_at)
        """;

    /// <param name="delivery">What was published for.</param>
    /// <param name="hash">What is shown now.</param>
    /// <param name="isOpened">The person opened it.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="cancel">Stops the saving.</param>
    public async Task SaveHashAsync(Delivery delivery, string hash, bool isOpened, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            SaveHashSql, new { delivery.Id, delivery.TeamId, Hash = hash, Now = now, OpenedAt = isOpened ? now : (DateTimeOffset?)null }, cancellationToken: cancel));
    }

    private const string NoteOpenedSql = """
        update home_view
           set opened_at = @Now
         where team_id = @TeamId and user_id = @UserId and coalesce(opened_at < @Before, true)
        """;

    /// <summary>They opened it and it shows how things are. Written once a day at most.</summary>
    public async Task NoteOpenedAsync(LearnerKey person, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            NoteOpenedSql, new { person.TeamId, person.UserId, Now = now, Before = now.AddDays(-1) }, cancellationToken: cancel));
    }
}
