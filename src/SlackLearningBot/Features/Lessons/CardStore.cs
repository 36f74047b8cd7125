using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads a lesson as it is now, with its questions and this learner's answers to them.</summary>
internal static class CardStore
{
    private const string ReadLessonSql = """
        select l.lesson_id, l.title, l.format, l.skills, l.body, l.link, l.minutes, l.source::text as source, l.owner, l.review_by,
               coalesce(t.title, '') as track_title
          from lesson l
          left join track t on t.team_id = l.team_id and t.track_id = @TrackId
         where l.team_id = @TeamId and l.lesson_id = @LessonId
        """;

    private const string ReadQuestionsSql = """
        select q.question_id, q.type, q.ask, q.options::text as options, q.detail::text as detail,
               r.chosen_text, r.is_right, r.answer::text as answer, g.review_id is not null as is_guess, n.written, n.meant
          from question q
          left join review r on r.team_id = q.team_id and r.question_id = q.question_id
                            and r.user_id = @UserId and r.occasion = 'lesson:' || q.lesson_id
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
          left join near_miss n on n.team_id = q.team_id and n.question_id = q.question_id
                               and n.user_id = @UserId and n.occasion = 'lesson:' || q.lesson_id
         where q.team_id = @TeamId and q.lesson_id = @LessonId and (q.retired_at is null or r.id is not null)
         order by q.position, q.question_id
        """;

    public static async Task<ReadCard> ReadAsync(NpgsqlTransaction transaction, LearnerKey learner, Turn turn, CancellationToken cancel)
    {
        var key = new { learner.TeamId, learner.UserId, turn.LessonId, turn.TrackId };
        var lesson = await transaction.Connection!.QuerySingleAsync<LessonRow>(new CommandDefinition(ReadLessonSql, key, transaction, cancellationToken: cancel));
        var questions = (await transaction.Connection!.QueryAsync<QuestionRow>(
            new CommandDefinition(ReadQuestionsSql, key, transaction, cancellationToken: cancel))).AsList();
        return new ReadCard(
            lesson.Open([.. questions.Select(row => StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail))]),
            lesson.TrackTitle,
            questions.Where(row => row.IsRight is not null).ToDictionary(
                row => row.QuestionId, row => new GivenAnswer(row.ChosenText!, row.IsRight!.Value, StoredAnswer.Read(row.Answer, row.ChosenText!)) { IsGuess = row.IsGuess }),
            questions.Where(row => row.Meant is not null).ToDictionary(row => row.QuestionId, row => new NearMiss(row.Written!, row.Meant!)));
    }

    private sealed record QuestionRow
    {
        public required string QuestionId { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
        public string? ChosenText { get; init; }
        public bool? IsRight { get; init; }
        public string? Answer { get; init; }
        public required bool IsGuess { get; init; }
        public string? Written { get; init; }
        public string? Meant { get; init; }
    }
}

/// <summary>What a card shows of lesson, track and answers.</summary>
internal sealed record ReadCard(
    Lesson Lesson, string TrackTitle, IReadOnlyDictionary<string, GivenAnswer> Answers, IReadOnlyDictionary<string, NearMiss> NearMisses);
