using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>Which dialog a person gets who wants to say when lessons come: the welcome before the yes, the settings after it.</summary>
internal sealed class Forms(LearnerStore store, Proposals proposals, FirstMeeting meeting)
{
    public async Task<ModalView> RhythmAsync(LearnerKey person, CancellationToken cancel)
    {
        if (await store.FindAsync(person, cancel) is { IsLearning: true } learner)
        {
            return SettingsView.Modal(learner);
        }

        await meeting.WaitForProfileAsync(person, cancel);
        return WelcomeView.Modal(await proposals.MakeAsync(person, cancel));
    }
}
