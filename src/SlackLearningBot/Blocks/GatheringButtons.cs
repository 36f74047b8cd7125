using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Buttons about one talk or session that several slices show and Features/Gatherings answers.</summary>
internal static class GatheringButtons
{
    public const string ComeName = "gathering.come";
    public const string StayName = "gathering.stay";
    public const string AttendedName = "gathering.attended";
    public const string MissedName = "gathering.missed";
    public const string TellName = "gathering.tell";

    public static Button Come(Guid gathering) => new("I'm coming", ComeName, Value(gathering), Style: ButtonStyle.Primary);

    public static Button Stay(Guid gathering) => new("I can't come", StayName, Value(gathering));

    public static Button Attended(Guid gathering) => new("I was there", AttendedName, Value(gathering));

    public static Button Missed(Guid gathering) => new("I could not come", MissedName, Value(gathering));

    /// <summary>Feedback, which only those who spoke see.</summary>
    public static Button Tell(Guid gathering) => new("Tell the speakers something", TellName, Value(gathering));

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
