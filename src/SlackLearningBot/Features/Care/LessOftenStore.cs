using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Care;

/// <summary>Who is asked whether the bot should come less often, and what they said.</summary>
internal static class LessOftenStore
{
    private const string ReadDaysSql = "select user_id, days from learner where team_id = @TeamId and user_id = any(@UserIds) and stopped_at is null";

    /// <summary>The days of those who are learning.</summary>
    public static async Task<IReadOnlyDictionary<string, LearningDays>> ReadDaysAsync(
        NpgsqlDataSource database, string teamId, IEnumerable<string> userIds, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(string UserId, short Days)>(new CommandDefinition(
            ReadDaysSql, new { TeamId = teamId, UserIds = userIds.ToArray() }, cancellationToken: cancel));
        return rows.ToDictionary(row => row.UserId, row => (LearningDays)row.Days);
    }

    private const string HoldSql = """
        select true from delivery where team_id = @TeamId and recipient = @UserId and id = @Delivery and kind = @Kind
           for update
        """;

    /// <summary>False when this person was not asked by that message; of two clicks at once the second waits for the first.</summary>
    public static Task<bool> HoldAsync(NpgsqlTransaction transaction, LearnerKey person, Guid delivery, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            HoldSql, new { person.TeamId, person.UserId, Delivery = delivery, LessOften.Kind }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select choice, days_before, days_after, paused_until, undone
          from less_often
         where team_id = @TeamId and user_id = @UserId and delivery_id = @Delivery
        """;

    /// <summary>What was said already; null when nothing was.</summary>
    public static Task<LessOftenAnswer?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid delivery, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LessOftenAnswer>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Delivery = delivery }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into less_often (team_id, user_id, delivery_id, choice, days_before, days_after, paused_until, answered_at)
        values (@TeamId, @UserId, @Delivery, @Choice, @DaysBefore, @DaysAfter, @PausedUntil, @Now)
        """;

    public static Task SaveAsync(
        NpgsqlTransaction transaction, LearnerKey person, Guid delivery, LessOftenAnswer answer, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            person.TeamId,
            person.UserId,
            Delivery = delivery,
            answer.Choice,
            answer.DaysBefore,
            answer.DaysAfter,
            answer.PausedUntil,
            Now = now,
        }, transaction, cancellationToken: cancel));

    private const string UndoSql = "update less_often set undone = true where team_id = @TeamId and user_id = @UserId and delivery_id = @Delivery";

    public static Task UndoAsync(NpgsqlTransaction transaction, LearnerKey person, Guid delivery, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            UndoSql, new { person.TeamId, person.UserId, Delivery = delivery }, transaction, cancellationToken: cancel));
}

/// <summary>What somebody said, and how things were before.</summary>
internal sealed record LessOftenAnswer
{
    /// <summary>One of the constants of <see cref="LessOftenChoice"/>.</summary>
    public required string Choice { get; init; }
    public required short DaysBefore { get; init; }
    public short? DaysAfter { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public bool Undone { get; init; }
}
