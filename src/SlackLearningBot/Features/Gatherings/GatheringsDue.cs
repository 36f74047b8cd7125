using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The minute's questions: which announcements went out, or could not, and what is over?</summary>
internal sealed partial class GatheringsDue(
    NpgsqlDataSource database, Boards boards, Afterwards afterwards, IHomeWishes homes, CalendarClock calendar, ILogger<GatheringsDue> log)
{
    private const int BatchSize = 100;

    public async Task GoOnAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => NoteAsync(transaction, cancel), cancel) == BatchSize)
        {
        }

        while (await database.InTransactionAsync(transaction => EndAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> NoteAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var outcomes = await BoardStore.ReadOutcomesAsync(transaction, BatchSize, cancel);
        foreach (var outcome in outcomes)
        {
            await boards.NoteAsync(transaction, outcome, cancel);
        }

        return outcomes.Count;
    }

    private async Task<int> EndAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var over = await GatheringStore.EndDueAsync(transaction, calendar.Now, BatchSize, cancel);
        var seen = new List<LearnerKey>();
        foreach (var (team, id) in over)
        {
            if (await transaction.TryAsync(async () => seen.AddRange(await EndAsync(transaction, team, id, cancel)), cancel) is { } problem)
            {
                Log.Failed(log, id, team, problem); // it is over all the same, and the others do not wait for it
            }
        }

        foreach (var people in seen.Distinct().OrderBy(one => one.UserId, StringComparer.Ordinal).GroupBy(one => one.TeamId).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            await homes.RefreshAsync(transaction, [.. people], cancel); // once and in one order: others refresh many at a time, too, and nobody shall wait for each other
        }

        return over.Count;
    }

    /// <summary>Answers in whose App Home it stands.</summary>
    private async Task<IReadOnlyList<LearnerKey>> EndAsync(NpgsqlTransaction transaction, string team, Guid id, CancellationToken cancel)
    {
        var gathering = (await GatheringReads.FindAsync(transaction, team, id, cancel))!;
        await boards.ShowAsync(transaction, gathering, cancel);
        await afterwards.OweAsync(transaction, gathering, cancel);
        return await PlaceStore.ReadWantingAsync(transaction, gathering, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(5070, LogLevel.Error, "Gathering {GatheringId} of workspace {TeamId} is over, and nobody could be thanked or asked.")]
        public static partial void Failed(ILogger log, Guid gatheringId, string teamId, Exception e);
    }
}
