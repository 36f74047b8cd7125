using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What somebody did not get in an attempt, with where it can be learnt.</summary>
internal static class MistakesStore
{
    private const string ReadSql = """
        select a.question_id, a.type, a.ask, a.options::text as options, a.detail::text as detail, a.answer::text as answer, coalesce(a.answer_text, '') as words,
               coalesce(a.is_right, false) as is_right, coalesce(a.credit, 0) as credit, a.answered_at is not null as is_answered,
               l.title as lesson_title, l.source::text as source
          from assessment_answer a
          join lesson l on l.team_id = a.team_id and l.lesson_id = a.lesson_id
         where a.team_id = @TeamId and a.attempt_id = @AttemptId and a.user_id = @UserId and coalesce(a.credit, 0) < 1
         order by a.place
        """;

    /// <summary>In the order they were asked.</summary>
    public static async Task<IReadOnlyList<Mistake>> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, Guid attempt, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
                ReadSql, new { person.TeamId, person.UserId, AttemptId = attempt }, transaction, cancellationToken: cancel))).Select(Open),
        ];

    private static Mistake Open(Row row) => new(
        StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail),
        row.IsAnswered ? new Blocks.GivenAnswer(row.Words, row.IsRight, StoredAnswer.Read(row.Answer, row.Words)) : null,
        row.Credit,
        row.LessonTitle,
        StoredLesson.ReadSource(row.Source));

    private sealed record Row
    {
        public required string QuestionId { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
        public string? Answer { get; init; }
        public required string Words { get; init; }
        public required bool IsRight { get; init; }
        public required double Credit { get; init; }
        public required bool IsAnswered { get; init; }
        public required string LessonTitle { get; init; }
        public string? Source { get; init; }
    }
}

/// <summary>One question that earned less than it could.</summary>
/// <param name="Question">As it was asked.</param>
/// <param name="Given">Null when it has no answer.</param>
/// <param name="Credit">0–1.</param>
/// <param name="LessonTitle">The lesson it belongs to.</param>
/// <param name="Source">Where that comes from, when it is not ours.</param>
internal sealed record Mistake(Question Question, Blocks.GivenAnswer? Given, double Credit, string LessonTitle, Source? Source);
