using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Lessons that steps refer to.</summary>
internal static class StepLessons
{
    private const string FindSql = """
        select l.lesson_id, l.title, l.format, l.skills, l.body, l.link, l.minutes, l.source::text as source,
               coalesce((select t.title from track_lesson tl join track t on t.team_id = tl.team_id and t.track_id = tl.track_id and t.retired_at is null
                          where tl.team_id = l.team_id and tl.lesson_id = l.lesson_id order by t.position limit 1), '') as track_title
          from lesson l
         where l.team_id = @TeamId and l.lesson_id = @LessonId and l.retired_at is null
        """;

    /// <summary>Without its questions, and its track's title; null when the workspace has it no longer.</summary>
    public static async Task<(Lesson Lesson, string Track)?> FindAsync(NpgsqlTransaction transaction, string teamId, string lessonId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            FindSql, new { TeamId = teamId, LessonId = lessonId }, transaction, cancellationToken: cancel)) is { } row
            ? (row.Open([]), row.TrackTitle)
            : null;

    private sealed record Row : StoredLesson
    {
        public required string TrackTitle { get; init; }
    }
}
