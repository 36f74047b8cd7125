using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Memory;

/// <summary>Changes how well things are kept, and plans the questions anew by it.</summary>
internal sealed class WishChanges(NpgsqlDataSource database, Replanning replanning, IHomeWishes homes)
{
    public async Task<Wishes> ReadAsync(LearnerKey learner, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await WishStore.ReadAsync(connection, learner, cancel);
    }

    /// <summary>A learner's own wish: it holds at once. Null for people who do not learn.</summary>
    public Task<Wishes?> ChangeAsync(LearnerKey learner, WishChange change, CancellationToken cancel) => database.InTransactionAsync<Wishes?>(
        async transaction =>
        {
            await RebuildStore.LockLearnerAsync(transaction, learner, cancel); // first, as an erasure does
            if (!await WishStore.LockLearnerAsync(transaction, learner, cancel))
            {
                return null;
            }

            await WishStore.SaveAsync(transaction, learner.TeamId, WishStore.Person, learner.UserId, change, cancel);
            await replanning.ReplanAsync(transaction, learner.TeamId, [learner.UserId], cancel);
            await homes.RefreshAsync(transaction, learner, cancel);
            return await WishStore.ReadAsync(transaction.Connection!, learner, cancel);
        },
        cancel);

    /// <summary>The wish of a workspace (about '') or a track: everybody's questions are planned anew in the next minutes.</summary>
    public Task DecideAsync(string teamId, string scope, string about, WishChange change, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            await WishStore.SaveAsync(transaction, teamId, scope, about, change, cancel);
            await replanning.OweAsync(transaction, teamId, cancel);
        },
        cancel);

    public async Task<IReadOnlyList<TrackName>> ReadTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await WishStore.ReadTracksAsync(connection, teamId, cancel);
    }

    public async Task<IReadOnlyList<DecidedWish>> ReadDecidedAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await WishStore.ReadDecidedAsync(connection, teamId, cancel);
    }
}
