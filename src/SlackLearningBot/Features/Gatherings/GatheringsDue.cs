using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The minute's questions: which announcements went out, or could not, and what is over?</summary>
internal sealed class GatheringsDue(NpgsqlDataSource database, Deliveries deliveries, Boards boards, Afterwards afterwards, CalendarClock calendar)
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
        var noted = await BoardStore.NoteAsync(transaction, BatchSize, cancel);
        foreach (var (team, id, isSent, isChanged) in noted)
        {
            var gathering = (await GatheringReads.FindAsync(transaction, team, id, cancel))!;
            if (!isSent)
            {
                await boards.TellRefusedAsync(transaction, team, id, gathering.Channel!, cancel);
            }
            else if (isChanged)
            {
                await deliveries.EnqueueAgainAsync(transaction, BoardWork.Of(team, gathering.Channel!, id, calendar.Now), cancel);
            }
        }

        return noted.Count;
    }

    private async Task<int> EndAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var over = await GatheringStore.EndDueAsync(transaction, calendar.Now, BatchSize, cancel);
        foreach (var (team, id) in over)
        {
            var gathering = (await GatheringReads.FindAsync(transaction, team, id, cancel))!;
            await boards.ChangeAsync(transaction, gathering, cancel);
            await afterwards.OweAsync(transaction, gathering, cancel);
        }

        return over.Count;
    }
}
