using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary><c>/learn leave TRACK</c>. Without a track it lists what can be left.</summary>
internal sealed class LeaveCommand(TracksStore store, Membership membership) : ISubcommand
{
    public string Path => "leave";

    public IReadOnlyList<HelpLine> Help { get; } = [new("leave TRACK", "get no more lessons of a track; your progress is kept")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var joined = (await store.ReadStandingsAsync(call.Learner, cancel)).Select(track => new TrackName(track.TrackId, track.Title)).ToList();
        if (call.Words.Trim().Length == 0)
        {
            return TracksView.ToLeave(joined);
        }

        if (TrackMatch.Find(call.Words, joined) is TrackMatch.Exact mine)
        {
            return TracksView.Changed(await membership.LeaveAsync(call.Learner, mine.Track.TrackId, cancel), mine.Track, isLearner: true);
        }

        // A track of the catalogue that was never joined, or was left before, is known by its name all the same.
        var all = (await store.ReadCatalogueAsync(call.Learner, cancel)).Select(track => new TrackName(track.TrackId, track.Title)).ToList();
        return TrackMatch.Find(call.Words, all) is TrackMatch.Exact other
            ? TracksView.Changed(MembershipChange.WasNotJoined, other.Track, isLearner: true)
            : TracksView.NotFound(TrackMatch.Find(call.Words, joined), call.Words, LeaveAction.ButtonOf);
    }
}
