using SlackLearningBot.Data;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>Which dialog a person gets who wants to say when lessons come: the welcome before the yes, the settings after it.</summary>
internal sealed class Forms(LearnerStore store, PeaceStore peace, Proposals proposals, FirstMeeting meeting, BotSettings settings)
{
    public async Task<ModalView> RhythmAsync(LearnerKey person, CancellationToken cancel)
    {
        if (await store.FindAsync(person, cancel) is { IsLearning: true } learner)
        {
            var calendars = await peace.ReadCalendarsAsync(person.TeamId, cancel);
            return SettingsView.Modal(learner, PeaceView.Fields(await peace.ReadAsync(person, cancel), calendars, settings));
        }

        await meeting.WaitForProfileAsync(person, cancel);
        return WelcomeView.Modal(await proposals.MakeAsync(person, cancel));
    }
}
