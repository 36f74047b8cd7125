using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Home;

/// <summary>What the delivery's payload asks besides the plain refresh.</summary>
/// <param name="Force">Slack shows nothing yet, whatever we believe: publish even what did not change.</param>
/// <param name="Forget">The person was erased: publish once, keep nothing about it.</param>
/// <param name="Opened">The person looks at it: from now on it is kept fresh.</param>
internal sealed record HomeWish(bool Force = false, bool Forget = false, bool Opened = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HomeWish))]
internal sealed partial class HomeJson : JsonSerializerContext;
