using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary>A workspace's own calendar comes in, and the lessons that were planned over its days move.</summary>
internal sealed class CalendarImport(NpgsqlDataSource database, IReplanning replanning, CalendarClock calendar)
{
    /// <summary>What changed, and how many lessons moved. Should it end in between, the next tick asks about each day by itself.</summary>
    public async Task<(CalendarChanges Changes, int Moved)> RunAsync(string teamId, NamedCalendar imported, CancellationToken cancel)
    {
        var changes = await database.InTransactionAsync(
            transaction => CalendarStore.SaveAsync(transaction, teamId, imported, calendar.Now, cancel), cancel);
        return (changes, await replanning.ReplanAsync(teamId, cancel));
    }
}
