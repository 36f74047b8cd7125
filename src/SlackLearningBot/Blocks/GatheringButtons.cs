using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Buttons about one talk or session that several slices show and Features/Gatherings answers.</summary>
internal static class GatheringButtons
{
    public const string ComeName = "gathering.come";
    public const string StayName = "gathering.stay";

    public static Button Come(Guid gathering) => new("I'm coming", ComeName, Value(gathering), Style: ButtonStyle.Primary);

    public static Button Stay(Guid gathering) => new("I can't come", StayName, Value(gathering));

    /// <summary>What such a button carries.</summary>
    public static string Value(Guid gathering) => ActionValue.Write(new GatheringChoice(gathering), GatheringValues.Default.GatheringChoice, GatheringValues.Version);
}

/// <summary>The talk or session a button is about.</summary>
internal sealed record GatheringChoice([property: JsonPropertyName("g")] Guid Gathering);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatheringChoice))]
internal sealed partial class GatheringValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
