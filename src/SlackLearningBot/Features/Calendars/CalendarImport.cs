using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary>A workspace's own calendar comes in, and the lessons that were planned over its days are to move.</summary>
internal sealed class CalendarImport(NpgsqlDataSource database, IReplanning replanning, CalendarClock calendar)
{
    /// <summary>What changed. The lessons move when the bot runs, whatever becomes of this program.</summary>
    public Task<CalendarChanges> RunAsync(string teamId, NamedCalendar imported, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var changes = await CalendarStore.SaveAsync(transaction, teamId, imported, calendar.Now, cancel);
            await replanning.OweAsync(transaction, teamId, cancel);
            return changes;
        },
        cancel);
}
