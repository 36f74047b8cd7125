using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Somebody who was found, and what they were found for.</summary>
internal sealed record FoundValue(
    [property: JsonPropertyName("m")] string Mentor, [property: JsonPropertyName("k")] string Kind, [property: JsonPropertyName("w")] string Words,
    [property: JsonPropertyName("o")] IReadOnlyList<string> Others);

/// <summary>One choice of a wish, for the mentor who presses; or for the mentee, when a colleague was proposed.</summary>
internal sealed record ChoiceValue([property: JsonPropertyName("i")] Guid Wish, [property: JsonPropertyName("p")] int Place);

/// <summary>A wish, for whoever made it.</summary>
internal sealed record WishValue([property: JsonPropertyName("i")] Guid Wish);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FoundValue))]
[JsonSerializable(typeof(ChoiceValue))]
[JsonSerializable(typeof(WishValue))]
internal sealed partial class AsksJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Write(FoundValue value) => ActionValue.Write(value, Default.FoundValue, Version);

    public static string Write(ChoiceValue value) => ActionValue.Write(value, Default.ChoiceValue, Version);

    public static string Write(WishValue value) => ActionValue.Write(value, Default.WishValue, Version);
}
