using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Reads a workspace's content as it would be written: what is retired is left out.</summary>
internal static class ContentReads
{
    private const string TracksSql = """
        select t.track_id, t.title, t.description, t.skills
          from track t
         where t.team_id = @TeamId and t.retired_at is null
         order by t.position, t.track_id
        """;

    private const string LessonsSql = """
        select distinct on (l.lesson_id) tl.track_id, tl.position, l.lesson_id, l.title, l.format, l.skills, l.body, l.link, l.minutes, l.source::text as source, l.owner, l.review_by
          from lesson l
          join track_lesson tl on tl.team_id = l.team_id and tl.lesson_id = l.lesson_id
          join track t on t.team_id = tl.team_id and t.track_id = tl.track_id and t.retired_at is null
         where l.team_id = @TeamId and l.retired_at is null
         order by l.lesson_id, t.position, t.track_id
        """;

    private const string QuestionsSql = """
        select q.lesson_id, q.question_id, q.type, q.ask, q.options::text as options, q.detail::text as detail
          from question q
         where q.team_id = @TeamId and q.retired_at is null
         order by q.position, q.question_id
        """;

    /// <summary>The tracks in the catalogue's order, with their lessons and these with their questions; tracks without a lesson are left out.</summary>
    public static async Task<IReadOnlyList<Track>> ReadAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel)
    {
        var tracks = await RowsAsync<ReadTrack>(TracksSql);
        var lessons = (await RowsAsync<ReadLesson>(LessonsSql)).OrderBy(row => row.Position).ToLookup(row => row.TrackId);
        var questions = (await RowsAsync<ReadQuestion>(QuestionsSql)).ToLookup(row => row.LessonId, row => StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail));
        return
        [
            .. tracks
                .Select(track => new Track(track.TrackId, track.Title, track.Description, track.Skills, [.. lessons[track.TrackId].Select(row => row.Open([.. questions[row.LessonId]]))]))
                .Where(track => track.Lessons.Count > 0),
        ];

        async Task<IEnumerable<T>> RowsAsync<T>(string sql) =>
            await transaction.Connection!.QueryAsync<T>(new CommandDefinition(sql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
    }

    private sealed record ReadTrack
    {
        public required string TrackId { get; init; }
        public required string Title { get; init; }
        public required string Description { get; init; }
        public required string[] Skills { get; init; }
    }

    private sealed record ReadLesson : StoredLesson
    {
        public required string TrackId { get; init; }
        public required int Position { get; init; }
    }

    private sealed record ReadQuestion
    {
        public required string LessonId { get; init; }
        public required string QuestionId { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
    }
}
