using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary>
/// A workspace's own calendar goes. Who chose it keeps that choice, which says nothing from then on: their country's or their workspace's holidays hold,
/// until a calendar of that name comes again.
/// </summary>
internal sealed class CalendarRemoval(NpgsqlDataSource database, IReplanning replanning)
{
    /// <summary>False when somebody was quicker.</summary>
    public Task<bool> RunAsync(string teamId, string name, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var removed = await CalendarStore.DeleteAsync(transaction, teamId, name, cancel);
            if (removed)
            {
                await replanning.OweAsync(transaction, teamId, cancel);
            }

            return removed;
        },
        cancel);
}
