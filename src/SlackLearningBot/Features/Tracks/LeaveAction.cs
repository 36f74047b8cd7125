using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>"Leave": in the catalogue it changes in place, under a message it answers there.</summary>
internal sealed class LeaveAction(TracksStore store, Membership membership, Catalogue catalogue) : IActionHandler<TrackChoice>
{
    public string Name => "tracks.leave";

    public JsonTypeInfo<TrackChoice> ValueType => TrackValues.Default.TrackChoice;

    public int ValueVersion => TrackValues.Version;

    public static Button ButtonOf(TrackName track, string text) => TrackButtons.Of("tracks.leave", track.TrackId, track.Title, text);

    public async Task<ActionReply> HandleAsync(ActionCall call, TrackChoice value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var title = (await store.ReadStandingsAsync(person, cancel)).FirstOrDefault(track => track.TrackId == value.Track)?.Title;
        var change = await membership.LeaveAsync(person, value.Track, cancel);
        return call.Payload.View is { Type: "modal" } view
            ? new ActionReply.UpdateView(await catalogue.RenderAsync(person, Catalogue.PlaceOf(view), (change, value.Track), cancel))
            : new ActionReply.ReplaceMessage(TracksView.Changed(change, new TrackName(value.Track, title ?? value.Track), isLearner: true));
    }
}
