using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Answers;

/// <summary>All SQL on <c>review</c>.</summary>
internal static class AnswerStore
{
    private const string LockTurnSql = """
        select true
          from lesson_turn t
          join question q on q.team_id = t.team_id and q.lesson_id = t.lesson_id
         where t.team_id = @TeamId and t.user_id = @UserId and q.question_id = @QuestionId
           for no key update of t
        """;

    /// <summary>Answers to one lesson go one after the other, so that the last one sees it done; an erasure that is under way goes first.</summary>
    public static Task<bool> LockTurnAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            LockTurnSql, new { learner.TeamId, learner.UserId, QuestionId = questionId }, transaction, cancellationToken: cancel));

    private const string FindAskedSql = """
        select q.lesson_id, q.version, q.type, q.ask, q.options::text as options, q.detail::text as detail, l.zone,
               d.recipient, coalesce(d.finished_at, d.attempted_at) as sent_at,
               exists (select from lesson_turn t where t.team_id = q.team_id and t.user_id = @UserId and t.lesson_id = q.lesson_id) as was_offered,
               exists (select from review r where r.team_id = q.team_id and r.user_id = @UserId and r.question_id = q.question_id
                                              and r.occasion = 'lesson:' || q.lesson_id) as was_answered
          from question q
          left join learner l on l.team_id = q.team_id and l.user_id = @UserId
          left join delivery d on d.team_id = q.team_id and d.id = @DeliveryId
         where q.team_id = @TeamId and q.question_id = @QuestionId
        """;

    /// <summary>The question as it is now, retired or not, and whether it was asked of this learner; null when the workspace has no such question.</summary>
    public static async Task<AskedQuestion?> FindAskedAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string questionId, Guid deliveryId, CancellationToken cancel)
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<AskedRow>(new CommandDefinition(
            FindAskedSql,
            new { learner.TeamId, learner.UserId, QuestionId = questionId, DeliveryId = deliveryId },
            transaction,
            cancellationToken: cancel));
        return row is null ? null : new AskedQuestion(
            StoredQuestion.Open(questionId, row.Type, row.Ask, row.Options, row.Detail), row.Version, row.LessonId, row.Zone, row.Recipient, row.SentAt, row.WasOffered, row.WasAnswered);
    }

    private const string SaveSql = """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id,
                            chosen, chosen_text, is_right, grade, seconds, answered_on, answered_at)
        values (@Id, @TeamId, @UserId, @QuestionId, @QuestionVersion, @LessonId, @Occasion, @DeliveryId,
                @Chosen, @ChosenText, @IsRight, @Grade, @Seconds, @AnsweredOn, @AnsweredAt)
            on conflict (team_id, user_id, question_id, occasion) do nothing
        """;

    /// <summary>False when it had been answered already: the first answer stands.</summary>
    public static async Task<bool> SaveAsync(NpgsqlTransaction transaction, Review review, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                review.Id,
                review.Learner.TeamId,
                review.Learner.UserId,
                review.QuestionId,
                review.QuestionVersion,
                review.LessonId,
                review.Occasion,
                review.DeliveryId,
                review.Chosen,
                review.ChosenText,
                review.IsRight,
                Grade = (short)review.Grade,
                review.Seconds,
                review.AnsweredOn,
                review.AnsweredAt,
            },
            transaction,
            cancellationToken: cancel)) == 1;

    private sealed record AskedRow
    {
        public required string LessonId { get; init; }
        public required int Version { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
        public string? Zone { get; init; }
        public string? Recipient { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public required bool WasOffered { get; init; }
        public required bool WasAnswered { get; init; }
    }
}
