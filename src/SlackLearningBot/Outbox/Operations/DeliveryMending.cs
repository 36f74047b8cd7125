using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox.Operations;

/// <summary>What an operator may change about deliveries. Each statement holds only for the states it names: whoever was quicker has won.</summary>
internal sealed class DeliveryMending(NpgsqlDataSource database, CalendarClock calendar)
{
    // One that was given up while nobody knew whether it was seen is looked up first, from the moment it was made: no attempt was earlier.
    private const string RetrySql = """
        update delivery
           set state = case when reason like @MaybeSeen then 'unsure' else 'waiting' end,
               attempted_at = case when reason like @MaybeSeen then coalesce(attempted_at, created_at) end,
               history = noted(noted(history, finished_at, @Dead, reason), @Now, @What, null),
               attempts = 0, retry_at = '-infinity', finished_at = null, reason = null, channel = null, ts = null
         where team_id = any(@TeamIds) and id = any(@Ids) and state = 'dead' and coalesce(expires_at > @Now, true)
        """;

    private const string WakeSql = "select pg_notify('outbox', '')";

    /// <summary>Dead ones wait again, as if never tried; answers how many did.</summary>
    public Task<int> RetryAsync(IReadOnlyList<DeliveryRow> deliveries, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                var changed = await transaction.Connection!.ExecuteAsync(new CommandDefinition(RetrySql, new
                {
                    TeamIds = TeamsOf(deliveries),
                    Ids = deliveries.Select(delivery => delivery.Id).ToArray(),
                    MaybeSeen = Judge.MaybeSeen + "%",
                    Turns.Dead,
                    What = Turns.RetriedByOperator,
                    calendar.Now,
                }, transaction, cancellationToken: cancel));
                await transaction.Connection!.ExecuteAsync(new CommandDefinition(WakeSql, transaction: transaction, cancellationToken: cancel));
                return changed;
            },
            cancel);

    // What may have been seen says so for good: it keeps its place in its person's day.
    private const string DropSql = """
        update delivery
           set history = noted(case when state = 'dead' then noted(history, finished_at, @Dead, reason) else history end, @Now, @What, state),
               state = 'dropped', reason = case when state = 'unsure' or reason like @MaybeSeen then @Reason || @Open else @Reason end, finished_at = @Now, attempted_at = null
         where team_id = any(@TeamIds) and id = any(@Ids) and state in ('waiting', 'unsure', 'dead')
        """;

    /// <summary>Ends what is open, and dead ones for good; what is being sent this moment is left to its sender. Answers how many it ended.</summary>
    public async Task<int> DropAsync(IReadOnlyList<DeliveryRow> deliveries, string reason, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(DropSql, new
        {
            TeamIds = TeamsOf(deliveries),
            Ids = deliveries.Select(delivery => delivery.Id).ToArray(),
            Turns.Dead,
            What = Turns.DroppedByOperator,
            Reason = reason,
            MaybeSeen = Judge.MaybeSeen + "%",
            Open = DropReasons.OutcomeOpen,
            calendar.Now,
        }, cancellationToken: cancel));
    }

    private static string[] TeamsOf(IReadOnlyList<DeliveryRow> deliveries) => [.. deliveries.Select(delivery => delivery.TeamId).Distinct()];
}
