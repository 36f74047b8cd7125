using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary><c>/learn progress</c>: for the person's eyes alone. App Home shows the same and keeps it, so this need not stay.</summary>
internal sealed class ProgressCommand(TracksStore store, CalendarClock calendar, BotSettings settings) : ISubcommand
{
    public string Path => "progress";

    public IReadOnlyList<HelpLine> Help { get; } = [new("progress", "how far you have come; only you see it")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var today = LocalDay.Of(calendar.Now, await store.FindZoneAsync(call.Learner, cancel) ?? settings.DefaultZone);
        var standings = await store.ReadStandingsAsync(call.Learner, cancel);
        var days = await store.ReadDaysAsync(call.Learner, ProgressView.MondayOf(today), today, cancel);
        return ProgressView.Message(standings, days);
    }
}
