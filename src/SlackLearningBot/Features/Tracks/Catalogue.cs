using System.Text.Json;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The open catalogue of one person: reads how things are and renders the place they look at.</summary>
internal sealed class Catalogue(TracksStore store)
{
    /// <summary>The modal; <paramref name="change"/> is what the person just did in it, if anything.</summary>
    public async Task<ModalView> RenderAsync(
        LearnerKey person, CataloguePlace place, (MembershipChange What, string TrackId)? change, CancellationToken cancel)
    {
        var tracks = await store.ReadCatalogueAsync(person, cancel);
        var isLearner = await store.IsLearnerAsync(person, cancel);
        return CatalogueView.Render(tracks, place, change is { } done ? Notice(done, tracks, isLearner) : [], JsonSerializer.Serialize(place, TracksJson.Default.CataloguePlace));
    }

    private static IReadOnlyList<Block> Notice((MembershipChange What, string TrackId) done, IReadOnlyList<CatalogueTrack> tracks, bool isLearner) =>
        tracks.FirstOrDefault(track => track.TrackId == done.TrackId) is { } track
            ? TracksView.Changed(done.What, new TrackName(track.TrackId, track.Title), isLearner).Blocks
            : TracksView.Changed(MembershipChange.NoSuchTrack, new TrackName(done.TrackId, done.TrackId), isLearner).Blocks;

    /// <summary>The place an open catalogue remembers; anybody may send anything there, so what cannot be read is the start.</summary>
    public static CataloguePlace PlaceOf(ReceivedView? view)
    {
        try
        {
            return view?.PrivateMetadata is { Length: > 0 } kept && JsonSerializer.Deserialize(kept, TracksJson.Default.CataloguePlace) is { } place
                ? place
                : CataloguePlace.Start;
        }
        catch (JsonException)
        {
            return CataloguePlace.Start;
        }
    }
}
