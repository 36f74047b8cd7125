using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Reports;

/// <summary><c>/learn report TRACK</c>: what people still know of it; alone the tracks there are.</summary>
internal sealed class ReportCommand(ReportStore store, Reporting reporting) : ISubcommand
{
    public string Path => "report";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("report TRACK", "what people still know 30 and 90 days after, and how many have finished")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var tracks = await store.ReadTracksAsync(call.Learner.TeamId, cancel);
        if (call.Words.Trim().Length == 0)
        {
            return ReportView.Which(tracks);
        }

        return TrackMatch.Find(call.Words, tracks) switch
        {
            TrackMatch.Exact exact => ReportView.Message(await reporting.ReadAsync(call.Learner.TeamId, exact.Track, cancel)),
            TrackMatch.Near near => ReportView.DidYouMean(call.Words, near.Tracks),
            TrackMatch.Ambiguous several => ReportView.DidYouMean(call.Words, several.Tracks),
            _ => ReportView.NotFound(call.Words),
        };
    }
}
