using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>App Home of somebody who has not said yes: the whole welcome. Looking at it writes nothing about them as a learner.</summary>
internal sealed class WelcomeSection(LearnerStore store, Proposals proposals) : IHomeSection
{
    public int Order => 0;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        await store.FindAsync(person, cancel) is { IsLearning: true } ? [] : WelcomeView.Home(await proposals.MakeAsync(person, cancel));
}
