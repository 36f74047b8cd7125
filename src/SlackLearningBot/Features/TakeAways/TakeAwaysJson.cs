using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Take-aways, for whoever wrote them; and the message a form was opened from, which shows afterwards how things are.</summary>
internal sealed record TakeAwayValue(
    [property: JsonPropertyName("i")] Guid TakeAway, [property: JsonPropertyName("c")] string? Channel = null, [property: JsonPropertyName("t")] string? Ts = null);

/// <summary>Take-aways, and the channel somebody would like them in.</summary>
internal sealed record PlaceWish([property: JsonPropertyName("i")] Guid TakeAway, [property: JsonPropertyName("c")] string Channel);

/// <summary>Why they are not there.</summary>
internal sealed record PlaceRefused([property: JsonPropertyName("i")] Guid TakeAway, [property: JsonPropertyName("c")] string Channel, [property: JsonPropertyName("w")] string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TakeAwayValue))]
[JsonSerializable(typeof(PlaceWish))]
[JsonSerializable(typeof(PlaceRefused))]
internal sealed partial class TakeAwaysJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Write(TakeAwayValue value) => ActionValue.Write(value, Default.TakeAwayValue, Version);

    public static TakeAwayValue? Read(string? text) => ActionValue.TryRead(text, Default.TakeAwayValue, Version, out var value) ? value : null;

    public static string Write(PlaceWish wish) => JsonSerializer.Serialize(wish, Default.PlaceWish);

    public static string Write(PlaceRefused refused) => JsonSerializer.Serialize(refused, Default.PlaceRefused);
}
