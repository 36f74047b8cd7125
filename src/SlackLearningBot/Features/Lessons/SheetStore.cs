using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads lessons as they are now, each once however many learners get it, and what these learners answered.</summary>
internal static class SheetStore
{
    private const string ReadLessonsSql = """
        select a.track_id, coalesce(t.title, '') as track_title,
               l.lesson_id, l.title, l.format, l.skills, l.body, l.link, l.minutes, l.source::text as source, l.owner, l.review_by
          from unnest(@LessonIds::text[], @TrackIds::text[]) as a (lesson_id, track_id)
          join lesson l on l.team_id = @TeamId and l.lesson_id = a.lesson_id
          left join track t on t.team_id = @TeamId and t.track_id = a.track_id
        """;

    private const string ReadQuestionsSql = """
        select lesson_id, question_id, type, ask, options::text as options, detail::text as detail, retired_at is not null as is_retired
          from question
         where team_id = @TeamId and lesson_id = any(@LessonIds)
         order by lesson_id, position, question_id
        """;

    /// <summary>Lessons with the tracks they come in, and all their questions, retired ones too.</summary>
    public static async Task<IReadOnlyDictionary<(string LessonId, string TrackId), SheetRows>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<(string LessonId, string TrackId)> wanted, CancellationToken cancel)
    {
        var pairs = wanted.ToList();
        var key = new { TeamId = teamId, LessonIds = pairs.Select(pair => pair.LessonId).ToArray(), TrackIds = pairs.Select(pair => pair.TrackId).ToArray() };
        var lessons = await transaction.Connection!.QueryAsync<LessonRow>(new CommandDefinition(ReadLessonsSql, key, transaction, cancellationToken: cancel));
        var questions = (await transaction.Connection!.QueryAsync<SheetQuestion>(
            new CommandDefinition(ReadQuestionsSql, key, transaction, cancellationToken: cancel))).ToLookup(row => row.LessonId);
        return lessons.ToDictionary(row => (row.LessonId, row.TrackId), row => new SheetRows(row, [.. questions[row.LessonId]]));
    }

    private const string ReadAnswersSql = """
        select a.user_id, q.question_id, r.chosen_text, r.is_right, r.answer::text as answer, g.review_id is not null as is_guess, n.written, n.meant
          from unnest(@UserIds::text[], @LessonIds::text[]) as a (user_id, lesson_id)
          join question q on q.team_id = @TeamId and q.lesson_id = a.lesson_id
          left join review r on r.team_id = q.team_id and r.question_id = q.question_id
                            and r.user_id = a.user_id and r.occasion = 'lesson:' || q.lesson_id
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
          left join near_miss n on n.team_id = q.team_id and n.question_id = q.question_id
                               and n.user_id = a.user_id and n.occasion = 'lesson:' || q.lesson_id
         where r.id is not null or n.meant is not null and q.retired_at is null
        """;

    /// <summary>What each learner answered in the lesson they get, by learner.</summary>
    public static async Task<ILookup<string, GivenRow>> ReadAnswersAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<OpenLesson> lessons, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<AnswerRow>(new CommandDefinition(ReadAnswersSql, new
        {
            TeamId = teamId,
            UserIds = lessons.Select(one => one.Learner.Key.UserId).ToArray(),
            LessonIds = lessons.Select(one => one.Turn.LessonId).ToArray(),
        }, transaction, cancellationToken: cancel));
        return rows.ToLookup(row => row.UserId, row => new GivenRow(
            row.QuestionId,
            row.IsRight is { } isRight ? new GivenAnswer(row.ChosenText!, isRight, StoredAnswer.Read(row.Answer, row.ChosenText!)) { IsGuess = row.IsGuess } : null,
            row.Meant is null ? null : new NearMiss(row.Written!, row.Meant)));
    }

    private sealed record AnswerRow
    {
        public required string UserId { get; init; }
        public required string QuestionId { get; init; }
        public string? ChosenText { get; init; }
        public bool? IsRight { get; init; }
        public string? Answer { get; init; }
        public required bool IsGuess { get; init; }
        public string? Written { get; init; }
        public string? Meant { get; init; }
    }
}

/// <summary>What a learner made of one question.</summary>
internal sealed record GivenRow(string QuestionId, GivenAnswer? Answer, NearMiss? NearMiss);

/// <summary>A lesson as its tables hold it.</summary>
internal sealed record SheetRows(LessonRow Lesson, IReadOnlyList<SheetQuestion> Questions);

internal sealed record SheetQuestion
{
    public required string LessonId { get; init; }
    public required string QuestionId { get; init; }
    public required string Type { get; init; }
    public required string Ask { get; init; }
    public required string Options { get; init; }
    public required string Detail { get; init; }
    public required bool IsRetired { get; init; }
}
