using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Who left the company keeps no seat; when they were to host something, whoever looks after it hears of it.</summary>
internal sealed class SeatsGone(NpgsqlDataSource database, Seating seating, Boards boards, CalendarClock calendar)
{
    private const int BatchSize = 200;

    public async Task LeaveDueAsync(CancellationToken cancel)
    {
        IReadOnlyList<(string TeamId, Guid GatheringId, string UserId)> gone;
        do
        {
            gone = await database.InTransactionAsync(transaction => PlaceStore.ReadGoneAsync(transaction, calendar.Now, BatchSize, cancel), cancel);
            foreach (var one in gone)
            {
                await database.InTransactionAsync(transaction => LeaveAsync(transaction, one.TeamId, one.GatheringId, one.UserId, cancel), cancel);
            }
        }
        while (gone.Count == BatchSize);

        foreach (var (team, id) in await database.InTransactionAsync(transaction => PlaceStore.ReadHostsGoneAsync(transaction, calendar.Now, cancel), cancel))
        {
            await database.InTransactionAsync(transaction => boards.TellHostGoneAsync(transaction, team, id, cancel), cancel);
        }
    }

    private async Task LeaveAsync(NpgsqlTransaction transaction, string team, Guid id, string userId, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, team, id, cancel) is { IsPlanned: true } gathering)
        {
            await seating.AnswerAsync(transaction, gathering, new LearnerKey(team, userId), comes: false, isShown: false, cancel);
        }
    }
}
