using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The minute's question: which wishes have waited long enough? The next mentor is asked, or a place may be free by now.</summary>
internal sealed partial class AsksDue(NpgsqlDataSource database, Asking asking, Telling telling, AskMessages messages, CalendarClock calendar, ILogger<AsksDue> log)
{
    private const int BatchSize = 50;

    /// <summary>What went wrong is tried again then; the others do not wait for it.</summary>
    private static readonly TimeSpan AfterProblem = TimeSpan.FromHours(1);

    public async Task GoOnAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => GoOnAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> GoOnAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await WishStore.ClaimDueAsync(transaction, BatchSize, calendar.Now, cancel);
        foreach (var (team, id) in due)
        {
            if (await transaction.TryAsync(() => GoOnAsync(transaction, team, id, cancel), cancel) is { } problem)
            {
                Log.Failed(log, id, team, problem);
                await WishStore.WaitAsync(transaction, team, id, calendar.Now + AfterProblem, cancel);
            }
        }

        return due.Count;
    }

    private async Task GoOnAsync(NpgsqlTransaction transaction, string team, Guid id, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (await WishStore.LockAsync(transaction, team, id, cancel) is not { Wish.IsOpen: true } wish)
        {
            return;
        }

        if (wish.Asked is { } asked)
        {
            if (asked.AnswerBy > now)
            {
                await WishStore.WaitAsync(transaction, wish.Wish, asked.AnswerBy!.Value, cancel);
                return;
            }

            // Whoever never got the question (do-not-disturb, a full day, silence) did not leave it unanswered.
            var state = await messages.ShowOverAsync(transaction, wish.Wish, asked with { State = "silent" }, cancel) ? "silent" : "gone";
            await WishStore.SaveAsync(transaction, wish.Wish, asked, state, null, now, cancel);
            await telling.AnsweredAsync(transaction, wish.Wish, asked, cancel);
        }

        if (wish.Asked is null && wish.Proposed is { } proposed)
        {
            await WishStore.SaveAsync(transaction, wish.Wish, proposed, "dropped", null, now, cancel);
        }

        await asking.GoOnAsync(transaction, (await WishStore.LockAsync(transaction, team, id, cancel))!, isTold: wish.Asked is not null, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(5061, LogLevel.Error, "Wish {WishId} of workspace {TeamId} could not go on; it is tried again in an hour.")]
        public static partial void Failed(ILogger log, Guid wishId, string teamId, Exception e);
    }
}
