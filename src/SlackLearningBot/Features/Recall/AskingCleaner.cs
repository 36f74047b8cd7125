using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Recall;

/// <summary>Forgets what was asked long ago, as the outbox forgets the messages it stood in; the answers stay.</summary>
internal sealed class AskingCleaner(NpgsqlDataSource database, CalendarClock calendar)
{
    private const int KeptDays = 365;
    private const int AtOnce = 10_000;

    // Of all workspaces: each row says whose it is.
    private const string CleanSql = """
        delete from asking
         where (team_id, user_id, asked_on, question_id) in (
               select team_id, user_id, asked_on, question_id from asking where asked_on < @Before order by asked_on limit @AtOnce)
        """;

    public async Task CleanAsync(CancellationToken cancel)
    {
        var before = LocalDay(calendar.Now).AddDays(-KeptDays);
        while (await database.InTransactionAsync(
            transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = before, AtOnce }, transaction, cancellationToken: cancel)), cancel) == AtOnce)
        {
        }
    }

    private static DateOnly LocalDay(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
