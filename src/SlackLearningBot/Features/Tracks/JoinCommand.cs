using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary><c>/learn join TRACK</c>. Without a track it opens the catalogue.</summary>
internal sealed class JoinCommand(TracksStore store, Membership membership, Catalogue catalogue) : ISubcommand
{
    public string Path => "join";

    public IReadOnlyList<HelpLine> Help { get; } = [new("join TRACK", "get lessons of a track")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (call.Words.Trim().Length == 0)
        {
            return new CommandReply.OpenView(await catalogue.RenderAsync(call.Learner, CataloguePlace.Start, null, cancel));
        }

        var tracks = await store.ReadCatalogueAsync(call.Learner, cancel);
        switch (TrackMatch.Find(call.Words, [.. tracks.Select(track => new TrackName(track.TrackId, track.Title))]))
        {
            case TrackMatch.Exact exact:
                var change = await membership.JoinAsync(call.Learner, exact.Track.TrackId, cancel);
                return TracksView.Changed(change, exact.Track, await store.IsLearnerAsync(call.Learner, cancel));
            case var match:
                return TracksView.NotFound(match, call.Words, JoinAction.ButtonOf);
        }
    }
}
