using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// Finds the days on which questions come again anew, after a wish changed: those of one learner at once, those of a workspace through the outbox,
/// some learners a transaction. The memories themselves stay as they are.
/// </summary>
internal sealed class Replanning(FitStore fits, Deliveries deliveries, CalendarClock calendar)
{
    private const int PeopleAtOnce = 100;

    /// <summary>Owes it for everybody, in the transaction of the change: whatever ends after that, it will be done.</summary>
    public Task OweAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        deliveries.EnqueueAsync(transaction, ReplanWork.Of(teamId, calendar.Now), cancel);

    /// <summary>A batch of those behind <paramref name="after"/>; answers behind whom the next one begins, null when this was the last.</summary>
    public async Task<string?> ReplanBatchAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel)
    {
        string[] users = [.. await RebuildStore.FindLearnersAsync(transaction, teamId, after, PeopleAtOnce, cancel)];
        await ReplanAsync(transaction, teamId, users, cancel);
        return users.Length == PeopleAtOnce ? users[^1] : null;
    }

    /// <summary>Answers that come in meanwhile wait, and then go by the new wish.</summary>
    public async Task ReplanAsync(NpgsqlTransaction transaction, string teamId, string[] users, CancellationToken cancel)
    {
        if (users.Length == 0)
        {
            return;
        }

        await RebuildStore.LockAsync(transaction, teamId, cancel);
        var fit = await fits.FindCurrentAsync(transaction, teamId, cancel);
        var reviews = await RebuildStore.ReadReviewsAsync(transaction, teamId, users, cancel);
        var before = await RebuildStore.ReadMemoriesAsync(transaction, teamId, users, cancel);
        var people = await PeopleStore.ReadAsync(transaction, teamId, users, cancel);
        var held = await NightStore.ReadOffsetsAsync(transaction, teamId, users, cancel);
        var (batch, offsets) = (new RebuildBatch(fit, before, held), new QuestionOffsets());
        foreach (var user in users)
        {
            batch.Take(user, reviews[user], people[user], offsets, calendar.Now);
        }

        await RebuildStore.SaveAsync(transaction, teamId, fit.Number, batch.Made, cancel);
    }
}
