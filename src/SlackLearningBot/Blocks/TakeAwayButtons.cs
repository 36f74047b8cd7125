using System.Text.Json.Serialization;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A button that several slices show and Features/TakeAways answers.</summary>
internal static class TakeAwayButtons
{
    /// <summary>Opens the form for take-aways, or what was written.</summary>
    public const string WriteName = "take_aways.write";

    public static Button Write(string about, string title, string text, ButtonStyle? style = null) => new(
        text, ActionId.Of(WriteName, about), ActionValue.Write(new TakeAwayChoice(about), TakeAwayValues.Default.TakeAwayChoice, TakeAwayValues.Version),
        Style: style, AccessibilityLabel: SlackText.Truncate($"{text}: {title}", SlackLimits.AccessibilityLabel));
}

/// <summary>Where somebody was, for whoever presses.</summary>
internal sealed record TakeAwayChoice(string About);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TakeAwayChoice))]
internal sealed partial class TakeAwayValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
