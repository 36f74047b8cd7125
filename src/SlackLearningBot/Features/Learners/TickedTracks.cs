using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>
/// The tracks that were ticked when the welcome came up, because the person had joined them: what travels with the form, since a form says only
/// what is ticked in the end. It comes back from a person's client, and speaks of nobody else's tracks.
/// </summary>
internal sealed record TickedTracks([property: JsonPropertyName("t")] IReadOnlyList<string> Tracks)
{
    public static string Write(IReadOnlyList<string> tracks) => ActionValue.Write(new TickedTracks(tracks), TickedJson.Default.TickedTracks, TickedJson.Version);

    /// <summary>What the person took the tick from; nothing when the form is from an earlier version.</summary>
    public static IReadOnlyList<string> Unticked(string? kept, IReadOnlyList<string> chosen) =>
        ActionValue.TryRead(kept, TickedJson.Default.TickedTracks, TickedJson.Version, out var ticked)
            ? [.. (ticked.Tracks ?? []).Where(track => track is not null && !track.Contains('\0') && !chosen.Contains(track))]
            : [];
}

[JsonSerializable(typeof(TickedTracks))]
internal sealed partial class TickedJson : JsonSerializerContext
{
    public const int Version = 1;
}
