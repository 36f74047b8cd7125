using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Who waits for one's answer, and whom one looks for.</summary>
internal sealed class AsksHome(AskReads reads) : IHomeSection
{
    public int Order => 27;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel)
    {
        var (own, asked) = await reads.ReadAsync(person, cancel);
        return own.Count == 0 && asked.Count == 0 ? [] : [new Header("Mentors"), .. AsksView.All(own, asked).Blocks];
    }
}
