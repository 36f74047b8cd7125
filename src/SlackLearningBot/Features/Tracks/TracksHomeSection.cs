using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Tracks;

/// <summary>My tracks, in App Home.</summary>
internal sealed class TracksHomeSection(TracksStore store, CalendarClock calendar, BotSettings settings) : IHomeSection
{
    public int Order => 20;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel)
    {
        var standings = await store.ReadStandingsAsync(person, cancel);
        var today = LocalDay.Of(calendar.Now, await store.FindZoneAsync(person, cancel) ?? settings.DefaultZone);
        var days = await store.ReadDaysAsync(person, ProgressView.MondayOf(today), today, cancel);
        return ProgressView.Home(standings, days, await store.IsLearnerAsync(person, cancel));
    }
}
