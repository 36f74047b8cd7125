using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>Which dialog a person gets who wants to say when lessons come: the welcome before the yes, the settings after it.</summary>
internal sealed class Forms(LearnerStore store, Proposals proposals)
{
    public async Task<ModalView> RhythmAsync(LearnerKey person, CancellationToken cancel) =>
        await store.FindAsync(person, cancel) is { IsLearning: true } learner
            ? SettingsView.Modal(learner)
            : WelcomeView.Modal(await proposals.MakeAsync(person, cancel), []);
}
