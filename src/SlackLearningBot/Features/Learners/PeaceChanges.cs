using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Learners;

/// <summary>What a learner may change of the bot's peace, together with their rhythm: other holidays plan the next lesson anew.</summary>
internal sealed class PeaceChanges(NpgsqlDataSource database, LearnerChanges changes)
{
    /// <summary>All in one transaction; null when the person is not learning (any more).</summary>
    public Task<LearnerRow?> ChangeAsync(
        LearnerKey person, Func<LearnerRow, Rhythm> rhythm, Func<PeaceChoice, PeaceChoice> choose, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                if (await LearnerStore.LockAsync(transaction, person, cancel) is null)
                {
                    return null;
                }

                var (quiet, nudges, calendar) = choose((await PeaceStore.ReadAsync(transaction, person, cancel)).Choice);
                await Contacts.SaveWishesAsync(transaction, person, new QuietWishes(quiet?.From, quiet?.Until, nudges, calendar), cancel);
                return await changes.ChangeRhythmAsync(transaction, person, rhythm, cancel);
            },
            cancel);

    public Task<LearnerRow?> ChangeAsync(LearnerKey person, Func<PeaceChoice, PeaceChoice> choose, CancellationToken cancel) =>
        ChangeAsync(person, learner => learner.Rhythm, choose, cancel);
}
