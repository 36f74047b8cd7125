using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Search;

/// <summary>What was searched for and which page of it is shown; pages count from 0. Of one kind, or of all where that is null.</summary>
internal sealed record SearchPlace(string Words, int Page, string? Kind = null);

/// <summary>The lesson a button opens.</summary>
internal sealed record FoundLesson(string Lesson);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SearchPlace))]
[JsonSerializable(typeof(FoundLesson))]
internal sealed partial class SearchValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
