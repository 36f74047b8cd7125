using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Buttons about one track that several slices show and Features/Tracks answers.</summary>
internal static class TrackButtons
{
    /// <summary>Joins the track; in a modal the catalogue follows, which says so.</summary>
    public const string JoinName = "tracks.join";

    public static Button Join(string trackId, string title, string text) => Of(JoinName, trackId, title, text);

    /// <summary>A button of the named action for one track, with its title for those who hear it.</summary>
    public static Button Of(string action, string trackId, string title, string text) => new(
        text, ActionId.Of(action, trackId), ActionValue.Write(new TrackChoice(trackId), TrackValues.Default.TrackChoice, TrackValues.Version),
        AccessibilityLabel: SlackText.Truncate($"{text} {title}", 75));
}

/// <summary>The track a button is about.</summary>
internal sealed record TrackChoice(string Track);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrackChoice))]
internal sealed partial class TrackValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
