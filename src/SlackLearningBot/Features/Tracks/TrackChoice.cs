using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Tracks;

/// <summary>Which part of the catalogue is open: tracks with this skill, or all; pages count from 0.</summary>
internal sealed record CataloguePlace(string? Skill, int Page)
{
    public static CataloguePlace Start { get; } = new(null, 0);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CataloguePlace))]
internal sealed partial class TracksJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
