using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Forgets assignments that nobody confirmed, with whom was found for them; what was given stays. And takes up walks that broke off.</summary>
internal sealed class AssignmentCleaner(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    public static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string CleanSql = "delete from assessment_assignment where state in ('reading', 'offered', 'cancelled') and created_at < @Before";

    private const string FindWalkingSql = "select distinct team_id from assessment_assignment where walking";

    public Task CleanAsync(CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var connection = transaction.Connection!;
            await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = calendar.Now - Keep }, transaction, cancellationToken: cancel));
            foreach (var team in (await connection.QueryAsync<string>(new CommandDefinition(FindWalkingSql, transaction: transaction, cancellationToken: cancel))).ToList())
            {
                // One that is under way does no harm: what is left stands in the people's rows, and whichever comes next does it.
                await deliveries.EnqueueAsync(transaction, AssignmentWalk.Of(team, calendar.Now), cancel);
            }
        },
        cancel);
}
