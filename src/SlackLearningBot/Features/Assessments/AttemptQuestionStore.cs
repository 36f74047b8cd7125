using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The questions of an attempt, one after another.</summary>
internal static class AttemptQuestionStore
{
    private const string FindNextSql = """
        select question_id, question_version as version, lesson_id, place::int as place, skips::int as skips, asked_at, answered_at is not null as is_answered,
               type, ask, options::text as options, detail::text as detail
          from assessment_answer
         where team_id = @TeamId and attempt_id = @AttemptId and answered_at is null
         order by skips, place
         limit 1
        """;

    /// <summary>The first without an answer, those put off after the others; null when all have one.</summary>
    public static async Task<AttemptQuestion?> FindNextAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, CancellationToken cancel) =>
        Open(await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            FindNextSql, new { TeamId = teamId, AttemptId = attempt }, transaction, cancellationToken: cancel)));

    private const string FindSql = """
        select question_id, question_version as version, lesson_id, place::int as place, skips::int as skips, asked_at, answered_at is not null as is_answered,
               type, ask, options::text as options, detail::text as detail
          from assessment_answer
         where team_id = @TeamId and attempt_id = @AttemptId and question_id = @QuestionId
        """;

    public static async Task<AttemptQuestion?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, string question, CancellationToken cancel) =>
        Open(await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            FindSql, new { TeamId = teamId, AttemptId = attempt, QuestionId = question }, transaction, cancellationToken: cancel)));

    private const string NoteAskedSql = """
        update assessment_answer
           set asked_at = @Now
         where team_id = @TeamId and attempt_id = @AttemptId and place = @Place and asked_at is null
        """;

    /// <summary>From here its time is counted.</summary>
    public static Task NoteAskedAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, int place, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteAskedSql, new { TeamId = teamId, AttemptId = attempt, Place = place, Now = now }, transaction, cancellationToken: cancel));

    private const string PutOffSql = """
        update assessment_answer
           set skips = skips + 1, asked_at = null
         where team_id = @TeamId and attempt_id = @AttemptId and place = @Place and skips = @Skips and answered_at is null
        """;

    /// <summary>It is asked after the others; said twice, it counts once.</summary>
    public static Task PutOffAsync(NpgsqlTransaction transaction, string teamId, PutOffValue value, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            PutOffSql, new { TeamId = teamId, AttemptId = value.Attempt, value.Place, value.Skips }, transaction, cancellationToken: cancel));

    private const string AnswerSql = """
        update assessment_answer
           set answered_at = @Now, answer = @Answer::jsonb, answer_text = @Words, is_right = @IsRight, credit = @Credit, seconds = @Seconds
         where team_id = @TeamId and attempt_id = @AttemptId and place = @Place and answered_at is null
        """;

    /// <summary>False when it had an answer already: the first one stands.</summary>
    public static async Task<bool> AnswerAsync(NpgsqlTransaction transaction, string teamId, Guid attempt, GradedAnswer graded, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AnswerSql,
            new
            {
                TeamId = teamId,
                AttemptId = attempt,
                graded.Asked.Place,
                Answer = graded.Stored.Write(),
                Words = graded.Result.Given,
                IsRight = graded.Result.Right,
                graded.Credit,
                Seconds = graded.Asked.AskedAt is { } asked ? (int)Math.Clamp((now - asked).TotalSeconds, 0, int.MaxValue) : (int?)null,
                Now = now,
            },
            transaction,
            cancellationToken: cancel)) == 1;

    private static AttemptQuestion? Open(Row? row) => row is null
        ? null
        : new AttemptQuestion(StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail), row.Version, row.LessonId, row.Place)
        {
            Skips = row.Skips, AskedAt = row.AskedAt, IsAnswered = row.IsAnswered,
        };

    private sealed record Row
    {
        public required string QuestionId { get; init; }
        public required int Version { get; init; }
        public required string LessonId { get; init; }
        public required int Place { get; init; }
        public required int Skips { get; init; }
        public DateTimeOffset? AskedAt { get; init; }
        public required bool IsAnswered { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
    }
}
