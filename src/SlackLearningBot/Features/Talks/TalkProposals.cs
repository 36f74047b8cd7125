using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Talks;

/// <summary>A talk somebody would give comes in from elsewhere, in that one's transaction: it waits for a date, and the owners hear of it.</summary>
internal sealed class TalkProposals(IGatherings gatherings, OwnersNews news) : ITalkProposals
{
    public async Task ProposeAsync(NpgsqlTransaction transaction, NewTalkProposal talk, CancellationToken cancel)
    {
        await gatherings.AddAsync(
            transaction, new NewGathering(talk.Speaker, talk.Id, GatheringKinds.Talk, new GatheringWords(talk.Title, talk.Abstract, [], [talk.Speaker.UserId])), cancel);
        await news.TellAsync(transaction, talk.Speaker, talk.Id, cancel);
    }

    public Task TakeBackAsync(NpgsqlTransaction transaction, LearnerKey speaker, Guid id, CancellationToken cancel) => gatherings.TakeBackAsync(transaction, speaker, id, cancel);
}
