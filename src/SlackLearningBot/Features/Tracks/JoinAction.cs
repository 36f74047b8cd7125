using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>"Join": in the catalogue it changes in place, under a message it answers there.</summary>
internal sealed class JoinAction(TracksStore store, Membership membership, Catalogue catalogue) : IActionHandler<TrackChoice>
{
    public string Name => TrackButtons.JoinName;

    public JsonTypeInfo<TrackChoice> ValueType => TrackValues.Default.TrackChoice;

    public int ValueVersion => TrackValues.Version;

    public static Button ButtonOf(TrackName track, string text) => TrackButtons.Join(track.TrackId, track.Title, text);

    public async Task<ActionReply> HandleAsync(ActionCall call, TrackChoice value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var change = await membership.JoinAsync(person, value.Track, cancel);
        if (call.Payload.View is { Type: "modal" } view)
        {
            return new ActionReply.UpdateView(await catalogue.RenderAsync(person, Catalogue.PlaceOf(view), (change, value.Track), cancel));
        }

        var track = (await store.ReadCatalogueAsync(person, cancel)).FirstOrDefault(track => track.TrackId == value.Track);
        return new ActionReply.ReplaceMessage(track is null
            ? TracksView.Changed(MembershipChange.NoSuchTrack, new TrackName(value.Track, value.Track), isLearner: true)
            : TracksView.Changed(change, new TrackName(track.TrackId, track.Title), await store.IsLearnerAsync(person, cancel)));
    }
}
