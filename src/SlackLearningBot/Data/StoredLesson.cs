using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Data;

/// <summary>A lesson as the table <c>lesson</c> holds it: the one place that turns rows into lessons. What a statement reads beside it stands in a record of its own.</summary>
internal abstract record StoredLesson
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

    public Lesson Open(IReadOnlyList<Question> questions) => new(
        LessonId,
        Title,
        FormatOf(Format),
        Skills,
        Body,
        Link,
        Minutes,
        ReadSource(Source),
        Owner,
        ReviewBy,
        questions);

    /// <summary>What the column <c>source</c> holds.</summary>
    public static Source? ReadSource(string? json) => json is null ? null : JsonSerializer.Deserialize(json, StoredSource.Default.Source);

    /// <summary>The format of a row; a word of a later version is a text.</summary>
    public static LessonFormat FormatOf(string word) => Enum.TryParse<LessonFormat>(word, ignoreCase: true, out var format) ? format : LessonFormat.Read;
}

[JsonSerializable(typeof(Source))]
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
internal sealed partial class StoredSource : JsonSerializerContext;
