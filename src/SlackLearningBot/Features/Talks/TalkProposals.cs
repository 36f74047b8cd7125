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

    public async Task TakeBackAsync(NpgsqlTransaction transaction, LearnerKey speaker, Guid id, CancellationToken cancel)
    {
        if (await TalkReads.FindAsync(transaction, speaker.TeamId, id, cancel) is { State: TalkStates.Proposed } talk && talk.Hosts.All(host => host == speaker.UserId))
        {
            // What it was about was theirs, too; and without them as its speaker nobody is told that it does not take place.
            await gatherings.DescribeAsync(transaction, speaker.TeamId, id, new GatheringWords(talk.Title, "", [], []), cancel);
            await gatherings.CallOffAsync(transaction, speaker, id, cancel);
        }
    }
}
