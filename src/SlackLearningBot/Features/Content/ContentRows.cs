using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Content as the database takes it: one JSON array a table.</summary>
internal sealed record ContentRows(IReadOnlyList<TrackRow> Tracks, IReadOnlyList<LessonRow> Lessons, IReadOnlyList<LinkRow> Links, IReadOnlyList<QuestionRow> Questions)
{
    public static ContentRows Of(IReadOnlyList<Track> tracks) => new(
        [.. tracks.Select((track, index) => new TrackRow(track.Id, Clean(track.Title), Clean(track.Description), track.Skills, index + 1))],
        [.. tracks.SelectMany(track => track.Lessons).Select(Of)],
        [.. tracks.SelectMany(track => track.Lessons.Select((lesson, index) => new LinkRow(track.Id, lesson.Id, index + 1)))],
        [.. tracks.SelectMany(track => track.Lessons).SelectMany(lesson => lesson.Questions.Select((question, index) => Of(lesson, question, index + 1)))]);

    /// <summary>A lesson that stands in no track.</summary>
    public static ContentRows OfLoose(Lesson lesson) => new([], [Of(lesson)], [], [.. lesson.Questions.Select((question, index) => Of(lesson, question, index + 1))]);

    private static LessonRow Of(Lesson lesson) => new(
        lesson.Id, ContentHash.Of(lesson), Clean(lesson.Title), lesson.Format.ToString().ToLowerInvariant(), lesson.Skills, Clean(lesson.Body), Clean(lesson.Link),
        lesson.Minutes,
        lesson.Source is { } source ? new SourceRow(Clean(source.Title), Clean(source.Url), Clean(source.Licence), Clean(source.Attribution)) : null,
        Clean(lesson.Owner), lesson.ReviewBy);

    private static QuestionRow Of(Lesson lesson, Question question, int position)
    {
        var stored = StoredQuestion.Of(question);
        return new QuestionRow(question.Id, lesson.Id, position, stored.Type, stored.Ask, JsonNode.Parse(stored.Options)!, JsonNode.Parse(stored.Detail)!);
    }

    /// <summary>PostgreSQL takes no NUL in a text.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}

internal sealed record TrackRow(string TrackId, string Title, string Description, IReadOnlyList<string> Skills, int Position);

internal sealed record LessonRow(
    string LessonId, string Hash, string Title, string Format, IReadOnlyList<string> Skills, string Body, string? Link, int? Minutes,
    SourceRow? Source, string? Owner, DateOnly? ReviewBy);

internal sealed record SourceRow(string? Title, string? Url, string Licence, string? Attribution);

internal sealed record LinkRow(string TrackId, string LessonId, int Position);

internal sealed record QuestionRow(string QuestionId, string LessonId, int Position, string Type, string Ask, JsonNode Options, JsonNode Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<TrackRow>))]
[JsonSerializable(typeof(IReadOnlyList<LessonRow>))]
[JsonSerializable(typeof(IReadOnlyList<LinkRow>))]
[JsonSerializable(typeof(IReadOnlyList<QuestionRow>))]
[JsonSerializable(typeof(SourceRow))]
internal sealed partial class ContentJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<TrackRow> rows) => JsonSerializer.Serialize(rows, Default.IReadOnlyListTrackRow);

    public static string Write(IReadOnlyList<LessonRow> rows) => JsonSerializer.Serialize(rows, Default.IReadOnlyListLessonRow);

    public static string Write(IReadOnlyList<LinkRow> rows) => JsonSerializer.Serialize(rows, Default.IReadOnlyListLinkRow);

    public static string Write(IReadOnlyList<QuestionRow> rows) => JsonSerializer.Serialize(rows, Default.IReadOnlyListQuestionRow);
}
