using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Data, at the foot of App Home; for everybody the bot knows something about.</summary>
internal sealed class PersonalDataHomeSection(PersonalDataStore store) : IHomeSection
{
    public int Order => 90;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        await store.KnowsAsync(person, cancel) ? PersonalDataView.Home : [];
}
