using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Outbox;

/// <summary>What the gate asks for.</summary>
internal sealed partial class Contacts
{
    private const string SaveDaysSql = """
        insert into contact (team_id, user_id, zone, days)
        values (@TeamId, @UserId, @Zone, @Days)
            on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days
        """;

    /// <summary>The person's zone (IANA) and the days on which the bot may think of something (bit 0 Monday … bit 6 Sunday), whenever one of them changes.</summary>
    public static Task SaveDaysAsync(NpgsqlTransaction transaction, LearnerKey person, string zone, int days, CancellationToken cancel) =>
        WriteAsync(transaction, SaveDaysSql, person, new { person.TeamId, person.UserId, Zone = zone, Days = (short)days }, cancel);

    private const string SaveWishesSql = """
        insert into contact (team_id, user_id, quiet_from, quiet_until, nudges_a_day, calendar)
        values (@TeamId, @UserId, @QuietFrom, @QuietUntil, @NudgesADay, @Calendar)
            on conflict (team_id, user_id) do update
           set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, nudges_a_day = excluded.nudges_a_day, calendar = excluded.calendar
        """;

    /// <summary>All four wishes as they are now.</summary>
    public static Task SaveWishesAsync(NpgsqlTransaction transaction, LearnerKey person, QuietWishes wishes, CancellationToken cancel) =>
        WriteAsync(transaction, SaveWishesSql, person, new
        {
            person.TeamId,
            person.UserId,
            wishes.QuietFrom,
            wishes.QuietUntil,
            NudgesADay = (short?)wishes.NudgesADay,
            wishes.Calendar,
        }, cancel);

    private static readonly string[] Holds = [.. Enum.GetValues<QuietReason>().Select(NudgeGate.NameOf)];

    // They were due once, so any moment of the past will do.
    private const string AskAgainSql = """
        update delivery
           set due_at = created_at
         where team_id = @TeamId and recipient = @UserId and class in (1, 2) and state = 'waiting' and reason = any(@Holds)
        """;

    /// <summary>What the gate holds back is asked about anew whenever something changes that it asks for: a pause may be over, or a day be free no more.</summary>
    private static async Task WriteAsync(NpgsqlTransaction transaction, string statement, LearnerKey person, object parameters, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AskAgainSql, new { person.TeamId, person.UserId, Holds }, transaction, cancellationToken: cancel));
    }

    private const string SaveDndSql = """
        update contact c
           set dnd_from = case when n.is_told then n.dnd_from when c.dnd_until > @Now then c.dnd_from end,
               dnd_until = case when n.is_told then n.dnd_until when c.dnd_until > @Now then c.dnd_until end,
               dnd_read_at = @At
          from unnest(@UserIds::text[], @Told::boolean[], @Froms::timestamptz[], @Untils::timestamptz[]) as n (user_id, is_told, dnd_from, dnd_until)
         where c.team_id = @TeamId and c.user_id = n.user_id and (c.dnd_read_at is null or c.dnd_read_at <= @At)
        """;

    /// <summary>
    /// What Slack says of people's do-not-disturb as it was at that time; what is newer stays, whichever comes first. Of somebody Slack left out,
    /// what is known stays until it ends. Nothing is kept of people the bot does not write to.
    /// </summary>
    public async Task SaveDndAsync(string teamId, IReadOnlyList<DndAnswer> answers, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SaveDndSql, DndRow(teamId, answers, at, now), cancellationToken: cancel));
    }

    /// <summary>The same of one person who changed it just now.</summary>
    public Task SaveDndAsync(LearnerKey person, SilentWindow? window, DateTimeOffset at, DateTimeOffset now, CancellationToken cancel) => database.InTransactionAsync(
        transaction => WriteAsync(transaction, SaveDndSql, person, DndRow(person.TeamId, [new DndAnswer(person.UserId, window)], at, now), cancel), cancel);

    private static object DndRow(string teamId, IReadOnlyList<DndAnswer> answers, DateTimeOffset at, DateTimeOffset now) => new
    {
        TeamId = teamId,
        UserIds = answers.Select(one => one.UserId).ToArray(),
        Told = answers.Select(one => one.IsTold).ToArray(),
        Froms = answers.Select(one => one.Window?.From.UtcDateTime).ToArray(),
        Untils = answers.Select(one => one.Window?.Until.UtcDateTime).ToArray(),
        At = at,
        Now = now,
    };
}

/// <summary>What Slack says of one person's do-not-disturb.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Window">Null for none.</param>
/// <param name="IsTold">False when it said nothing of them.</param>
internal sealed record DndAnswer(string UserId, SilentWindow? Window, bool IsTold = true);
