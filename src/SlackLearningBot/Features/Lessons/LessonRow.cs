using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A lesson as its table holds it, with the title of the track it came in.</summary>
internal sealed record LessonRow
{
    public required string LessonId { get; init; }
    public required string Title { get; init; }
    public required string Format { get; init; }
    public required string[] Skills { get; init; }
    public required string Body { get; init; }
    public string? Link { get; init; }
    public int? Minutes { get; init; }
    public string? Source { get; init; }
    public string? Owner { get; init; }
    public DateOnly? ReviewBy { get; init; }
    public string TrackId { get; init; } = "";
    public required string TrackTitle { get; init; }

    public Lesson Open(IReadOnlyList<Question> questions) => new(
        LessonId,
        Title,
        Enum.TryParse<LessonFormat>(Format, ignoreCase: true, out var format) ? format : LessonFormat.Read,
        Skills,
        Body,
        Link,
        Minutes,
        Source is null ? null : JsonSerializer.Deserialize(Source, StoredContent.Default.Source),
        Owner,
        ReviewBy,
        questions);
}

[JsonSerializable(typeof(Source))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
internal sealed partial class StoredContent : JsonSerializerContext;
