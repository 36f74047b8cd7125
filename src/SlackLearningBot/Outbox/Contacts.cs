using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Outbox;

/// <summary>How to reach a person and when to leave them in peace. The only writer of <c>contact</c>.</summary>
internal sealed class Contacts(NpgsqlDataSource database)
{
    private const string FindDmSql = "select dm_channel from contact where team_id = @TeamId and user_id = @UserId";

    public async Task<string?> FindDmAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(FindDmSql, person, cancellationToken: cancel));
    }

    // This and the next lock the delivery they stand for: when an erasure has taken that away meanwhile, nothing about the person may be written any more.
    private const string SaveDmSql = """
        with mine as (
            select d.team_id, d.recipient
              from delivery d
             where d.id = @Id and d.team_id = @TeamId
               for key share
        )
        insert into contact (team_id, user_id, dm_channel)
        select mine.team_id, mine.recipient, @Channel
          from mine
            on conflict (team_id, user_id) do update set dm_channel = excluded.dm_channel, unreachable = null
        """;

    public async Task SaveDmAsync(Delivery delivery, string channel, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            SaveDmSql, new { delivery.Id, delivery.TeamId, Channel = channel }, cancellationToken: cancel));
    }

    private const string SaveUnreachableSql = """
        with mine as (
            select d.team_id, d.recipient
              from delivery d
             where d.id = @Id and d.team_id = @TeamId
               for key share
        )
        insert into contact (team_id, user_id, unreachable, unreachable_at)
        select mine.team_id, mine.recipient, @Error, @Now
          from mine
            on conflict (team_id, user_id) do update
           set unreachable = excluded.unreachable,
               unreachable_at = case when contact.unreachable is null then excluded.unreachable_at else contact.unreachable_at end
        """;

    /// <summary>Slack says for good that this person cannot be written to: nudges that wait are dropped, and none comes before a sign of life.</summary>
    public Task SaveUnreachableAsync(Delivery delivery, string error, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    SaveUnreachableSql, new { delivery.Id, delivery.TeamId, Error = error, Now = now }, transaction, cancellationToken: cancel));
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    DropNudgesSql, new { delivery.TeamId, UserId = delivery.Recipient, Reason = $"cannot be reached: {error}", Now = now }, transaction, cancellationToken: cancel));
            },
            cancel);

    private const string SaveReachableSql = "update contact set unreachable = null where team_id = @TeamId and user_id = @UserId and unreachable is not null";

    /// <summary>The person did something, or Slack says that they are back: they may be written to again.</summary>
    public static Task SaveReachableAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveReachableSql, person, transaction, cancellationToken: cancel));

    private const string IsSilentSql =
        "select exists (select from contact where team_id = @TeamId and user_id = @UserId and silent_until > @Now)";

    /// <summary>Whether no nudge may come at this calendar time.</summary>
    public async Task<bool> IsSilentAsync(LearnerKey person, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            IsSilentSql, new { person.TeamId, person.UserId, Now = now }, cancellationToken: cancel));
    }

    private const string SilenceSql = """
        insert into contact (team_id, user_id, silent_until)
        values (@TeamId, @UserId, @Until)
            on conflict (team_id, user_id) do update set silent_until = excluded.silent_until
        """;

    private const string DropNudgesSql = """
        update delivery
           set state = 'dropped', reason = @Reason, finished_at = @Now
         where team_id = @TeamId and recipient = @UserId and class = 2 and state = 'waiting'
        """;

    /// <summary>No nudge before <paramref name="until"/> (calendar time; <see cref="DateTimeOffset.MaxValue"/> for good), and those that wait are dropped.</summary>
    public static async Task SilenceAsync(
        NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset until, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SilenceSql, new { person.TeamId, person.UserId, Until = until }, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropNudgesSql, new { person.TeamId, person.UserId, Reason = reason, Now = now }, transaction, cancellationToken: cancel));
    }

    private const string SpeakSql = "update contact set silent_until = null where team_id = @TeamId and user_id = @UserId";

    /// <summary>Nudges may come again.</summary>
    public static Task SpeakAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SpeakSql, person, transaction, cancellationToken: cancel));

    private const string SaveDaysSql = """
        insert into contact (team_id, user_id, zone, days)
        values (@TeamId, @UserId, @Zone, @Days)
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days
        """;

    /// <summary>The person's zone (IANA) and the days on which the bot may think of something (bit 0 Monday … bit 6 Sunday), whenever one of them changes.</summary>
    public static Task SaveDaysAsync(NpgsqlTransaction transaction, LearnerKey person, string zone, int days, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveDaysSql, new { person.TeamId, person.UserId, Zone = zone, Days = (short)days }, transaction, cancellationToken: cancel));

    private const string SaveWishesSql = """
        insert into contact (team_id, user_id, quiet_from, quiet_until, nudges_a_day, calendar)
        values (@TeamId, @UserId, @QuietFrom, @QuietUntil, @NudgesADay, @Calendar)
            on conflict (team_id, user_id) do update
           set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, nudges_a_day = excluded.nudges_a_day, calendar = excluded.calendar
        """;

    /// <summary>All four wishes as they are now.</summary>
    public static Task SaveWishesAsync(NpgsqlTransaction transaction, LearnerKey person, QuietWishes wishes, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveWishesSql, new
        {
            person.TeamId,
            person.UserId,
            wishes.QuietFrom,
            wishes.QuietUntil,
            NudgesADay = (short?)wishes.NudgesADay,
            wishes.Calendar,
        }, transaction, cancellationToken: cancel));

    private const string SaveDndSql = """
        update contact c
           set dnd_from = n.dnd_from, dnd_until = n.dnd_until, dnd_read_at = @Now
          from unnest(@UserIds::text[]) as told (user_id)
          left join unnest(@Silent::text[], @Froms::timestamptz[], @Untils::timestamptz[]) as n (user_id, dnd_from, dnd_until) on n.user_id = told.user_id
         where c.team_id = @TeamId and c.user_id = told.user_id
        """;

    /// <summary>What Slack says of people's do-not-disturb (null: none); nothing is kept of people the bot does not write to.</summary>
    public async Task SaveDndAsync(string teamId, IReadOnlyCollection<(string UserId, SilentWindow? Window)> people, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var silent = people.Where(one => one.Window is not null).Select(one => (one.UserId, one.Window!.From, one.Window.Until)).ToList();
        await connection.ExecuteAsync(new CommandDefinition(SaveDndSql, new
        {
            TeamId = teamId,
            UserIds = people.Select(one => one.UserId).ToArray(),
            Silent = silent.Select(one => one.UserId).ToArray(),
            Froms = silent.Select(one => one.From.UtcDateTime).ToArray(),
            Untils = silent.Select(one => one.Until.UtcDateTime).ToArray(),
            Now = now,
        }, cancellationToken: cancel));
    }
}
