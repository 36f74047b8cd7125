using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Care;

/// <summary>What a button below "Shall I come less often?" does.</summary>
/// <param name="Delivery">The message it stands in.</param>
/// <param name="Choice">One of the constants.</param>
/// <param name="Days">The days from now on, for <see cref="FewerDays"/>.</param>
internal sealed record LessOftenChoice(Guid Delivery, string Choice, short Days = 0)
{
    public const string Keep = "keep";
    public const string FewerDays = "days";
    public const string Pause = "pause";
    public const string Stop = "stop";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LessOftenChoice))]
internal sealed partial class CareJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
