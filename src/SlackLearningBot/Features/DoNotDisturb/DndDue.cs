using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.DoNotDisturb;

/// <summary>Asks which workspaces have learners whose do-not-disturb should be known soon, and owes each of them the reading: one open delivery a workspace, however often it is asked.</summary>
internal sealed class DndDue(NpgsqlDataSource database, DndStore store, Deliveries deliveries, CalendarClock calendar)
{
    public async Task EnqueueDueAsync(CancellationToken cancel)
    {
        var now = calendar.Now;
        var teams = await store.FindTeamsAsync(now, cancel);
        if (teams.Count > 0)
        {
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainManyAsync(
                    transaction, DndWork.KindName, DeliveryClass.Read, [.. teams.Select(team => DndWork.Of(team, now))], cancel),
                cancel);
        }
    }
}
