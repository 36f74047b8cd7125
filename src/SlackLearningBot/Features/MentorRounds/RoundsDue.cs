using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>The minute's question: for which rounds is it time to match, or to begin? What was owed and broke off is owed again.</summary>
internal sealed class RoundsDue(NpgsqlDataSource database, Moving moving, CalendarClock calendar)
{
    private const int BatchSize = 50;

    public async Task GoOnAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => GoOnAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> GoOnAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await RoundStore.ClaimDueAsync(transaction, BatchSize, calendar.Now, cancel);
        foreach (var (team, id) in due)
        {
            var round = (await RoundStore.LockAsync(transaction, team, id, cancel))!;
            await (round.State is RoundStates.Asking or RoundStates.Matching ? moving.MatchAsync(transaction, round, cancel) : moving.BeginAsync(transaction, round, cancel));
        }

        return due.Count;
    }
}

/// <summary>Takes a round one step on, and owes the work of it. Called with its row locked.</summary>
internal sealed class Moving(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>Work that is owed is looked after again so often: whoever had it may have died.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(30);

    /// <summary>At least so long a published round can be undone.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromMinutes(15);

    /// <summary>The enrolled are asked, at their hours.</summary>
    public async Task AskAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        await RoundStore.SaveStateAsync(transaction, round, RoundStates.Asking, round.WishesUntil, cancel);
        await RoundStore.SaveWalkingAsync(transaction, round, true, cancel);
        await deliveries.EnqueueAsync(transaction, AskWalk.Of(round.TeamId, calendar.Now), cancel);
    }

    public async Task MatchAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        await RoundStore.SaveStateAsync(transaction, round, RoundStates.Matching, calendar.Now + LookAgain, cancel);
        await deliveries.EnqueueAgainAsync(transaction, MatchWork.Of(round, calendar.Now), cancel);
    }

    /// <summary>It begins at its hour, or in a while when that has been.</summary>
    public Task PublishAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        var soonest = calendar.Now + Undoable;
        return RoundStore.SaveStateAsync(transaction, round, RoundStates.Published, round.BeginsAt > soonest ? round.BeginsAt : soonest, cancel);
    }

    public async Task BeginAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel)
    {
        await RoundStore.SaveStateAsync(transaction, round, RoundStates.Beginning, calendar.Now + LookAgain, cancel);
        await deliveries.EnqueueAsync(transaction, BeginWalk.Of(round.TeamId, calendar.Now), cancel);
    }
}
