using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>App Home: when lessons come, and the buttons that change it.</summary>
internal sealed class SettingsSection(LearnerStore store, ProposalStore profiles, PeaceStore peace, BotSettings settings, CalendarClock calendar) : IHomeSection
{
    public int Order => 30;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) =>
        await store.FindAsync(person, cancel) is { IsLearning: true } learner
            ? SettingsView.Home(
                learner,
                Proposals.ZoneOf(await profiles.FindProfileAsync(person, cancel)),
                PeaceView.Now(await peace.ReadAsync(person, cancel), settings),
                calendar.Now)
            : [];
}
