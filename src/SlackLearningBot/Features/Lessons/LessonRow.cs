using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A lesson as its table holds it, with the title of the track it came in.</summary>
internal sealed record LessonRow : StoredLesson
{
    public string TrackId { get; init; } = "";
    public required string TrackTitle { get; init; }
}
