using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary><c>/learn progress</c>: for the person's eyes alone. App Home shows the same and keeps it, so this need not stay.</summary>
internal sealed class ProgressCommand(TracksStore store, IEnumerable<IProgressSection> sections, CalendarClock calendar, BotSettings settings) : ISubcommand
{
    public string Path => "progress";

    public IReadOnlyList<HelpLine> Help { get; } = [new("progress", "how far you have come and what you know; only you see it")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var today = LocalDay.Of(calendar.Now, await store.FindZoneAsync(call.Learner, cancel) ?? settings.DefaultZone);
        var standings = await store.ReadStandingsAsync(call.Learner, cancel);
        var days = await store.ReadDaysAsync(call.Learner, ProgressView.MondayOf(today), today, cancel);
        var parts = new List<ProgressPart>();
        foreach (var section in sections)
        {
            if (await section.ReadAsync(call.Learner, cancel) is { } part)
            {
                parts.Add(part);
            }
        }

        return ProgressView.Message(standings, days, parts);
    }
}
