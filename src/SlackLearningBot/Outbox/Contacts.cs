using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>How to reach a person and when to leave them in peace. The only writer of <c>contact</c>.</summary>
internal sealed partial class Contacts(NpgsqlDataSource database)
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

    /// <summary>
    /// Slack says for good that this person cannot be written to: nudges that wait are dropped, and none comes before a sign of life, which the gate
    /// looks after.
    /// </summary>
    public Task SaveUnreachableAsync(Delivery delivery, string error, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    SaveUnreachableSql, new { delivery.Id, delivery.TeamId, Error = error, Now = now }, transaction, cancellationToken: cancel));
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                    DropNudgesSql,
                    new { delivery.TeamId, UserId = delivery.Recipient, Until = DateTimeOffset.MaxValue, Reason = DropReasons.CannotBeReached(error), Now = now },
                    transaction, cancellationToken: cancel));
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
         where team_id = @TeamId and recipient = @UserId and class = 2 and state = 'waiting' and not (timing = 2 and due_at >= @Until)
           and (timing <> 0 or expires_at <= @Until or @Until::timestamptz = 'infinity')
        """;

    /// <summary>
    /// No nudge before <paramref name="until"/> (calendar time; <see cref="DateTimeOffset.MaxValue"/> for good), and those that wait are dropped, except what the
    /// person wants to see at a moment after that, and what the bot thought of and may come then as well: an invitation waits for the end of a pause.
    /// </summary>
    public static async Task SilenceAsync(
        NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset until, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SilenceSql, new { person.TeamId, person.UserId, Until = until }, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropNudgesSql, new { person.TeamId, person.UserId, Until = until, Reason = reason, Now = now }, transaction, cancellationToken: cancel));
    }

    private const string IsSilentForGoodSql = "select exists (select from contact where team_id = @TeamId and user_id = @UserId and silent_until = 'infinity')";

    /// <summary>Whether they said stop: then no appointment comes either.</summary>
    public static Task<bool> IsSilentForGoodAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(new CommandDefinition(IsSilentForGoodSql, person, transaction, cancellationToken: cancel));

    private const string SpeakSql = "update contact set silent_until = null where team_id = @TeamId and user_id = @UserId";

    /// <summary>Nudges may come again.</summary>
    public static Task SpeakAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) => WriteAsync(transaction, SpeakSql, person, person, cancel);
}
