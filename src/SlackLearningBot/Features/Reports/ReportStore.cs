using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Reports;

/// <summary>Reads what the answers to a track's questions say.</summary>
internal sealed class ReportStore(NpgsqlDataSource database)
{
    private const string ReadTracksSql = "select track_id, title from track where team_id = @TeamId order by retired_at is not null, position, track_id";

    /// <summary>All tracks, those that are taught first.</summary>
    public async Task<IReadOnlyList<TrackName>> ReadTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<(string TrackId, string Title)>(new CommandDefinition(ReadTracksSql, new { TeamId = teamId }, cancellationToken: cancel));
        return [.. rows.Select(row => new TrackName(row.TrackId, row.Title))];
    }

    private const string ReadLessonsSql = """
        select l.lesson_id, l.skills
          from track_lesson tl
          join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id
         where tl.team_id = @TeamId and tl.track_id = @TrackId
         order by tl.position
        """;

    public static async Task<IReadOnlyList<ReportLesson>> ReadLessonsAsync(NpgsqlTransaction transaction, string teamId, string trackId, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<(string LessonId, string[] Skills)>(new CommandDefinition(
            ReadLessonsSql, new { TeamId = teamId, TrackId = trackId }, transaction, cancellationToken: cancel))).Select(row => new ReportLesson(row.LessonId, row.Skills))];

    // The first answer of a person to a question may be older than any window, so all of the track's are looked at; what is outside the windows stays in the database.
    private const string ReadAnswersSql = """
        with answer as (
            select r.user_id, r.lesson_id, r.question_id, r.is_right, r.answered_at, r.id,
                   coalesce(r.learning_on, r.answered_on) as learned_on,
                   min(coalesce(r.learning_on, r.answered_on)) over (partition by r.user_id, r.question_id) as first_on
              from review r
             where r.team_id = @TeamId and r.lesson_id = any(@LessonIds) and r.answered_at < @Until and coalesce(r.counts, true)
        )
        select user_id, lesson_id, question_id, learned_on - first_on as days, answered_at, is_right
          from answer
         where learned_on - first_on between @From and @To
         order by answered_at, id
        """;

    /// <summary>The answers that tell (<see cref="ToldBlocks.Telling"/>).</summary>
    public static async Task<IReadOnlyList<AgedAnswer>> ReadAnswersAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<ReportLesson> lessons, DateTimeOffset until, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
            ReadAnswersSql,
            new
            {
                TeamId = teamId,
                LessonIds = lessons.Select(lesson => lesson.LessonId).ToArray(),
                Until = until,
                From = AnswerAge.All.Min(age => age.From),
                To = AnswerAge.All.Max(age => age.To),
            },
            transaction,
            cancellationToken: cancel));
        return ToldBlocks.Telling(rows.Select(row => (row, Age: AnswerAge.Of(row.Days))).Where(one => one.Age is not null)
            .Select(one => new AgedAnswer(one.row.UserId, one.row.LessonId, one.row.QuestionId, one.Age!.Days, one.row.AnsweredAt, one.row.IsRight)));
    }

    // A lesson that is closed says so itself; whether one that stands open was answered meanwhile is asked of those alone.
    private const string ReadCompletionSql = """
        with here as (
            select tl.lesson_id
              from track_lesson tl
              join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
             where tl.team_id = @TeamId and tl.track_id = @TrackId
        )
        select count(*)::int as people,
               (count(*) filter (where (select count(*) from here) = (
                    select count(*)
                      from lesson_turn t
                      join here on here.lesson_id = t.lesson_id
                     where t.team_id = e.team_id and t.user_id = e.user_id
                       and (t.state <> 'open'
                            or (select p.state from lesson_progress p where p.team_id = t.team_id and p.user_id = t.user_id and p.lesson_id = t.lesson_id) <> 'open'))))::int as finished
          from enrolment e
         where e.team_id = @TeamId and e.track_id = @TrackId and e.left_at is null
        """;

    /// <summary>Who is in the track, and who has no lesson of it left.</summary>
    public static Task<(int People, int Finished)> ReadCompletionAsync(NpgsqlTransaction transaction, string teamId, string trackId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<(int People, int Finished)>(new CommandDefinition(
            ReadCompletionSql, new { TeamId = teamId, TrackId = trackId }, transaction, cancellationToken: cancel));

    private sealed record Row
    {
        public required string UserId { get; init; }
        public required string LessonId { get; init; }
        public required string QuestionId { get; init; }
        public required int Days { get; init; }
        public required DateTimeOffset AnsweredAt { get; init; }
        public required bool IsRight { get; init; }
    }
}
