using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Answers;

/// <summary>All writing on <c>review</c> and <c>near_miss</c>.</summary>
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

    private const string SaveSql = """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id,
                            chosen, chosen_text, answer, is_right, grade, seconds, answered_on, answered_at)
        values (@Id, @TeamId, @UserId, @QuestionId, @QuestionVersion, @LessonId, @Occasion, @DeliveryId,
                @Chosen, @ChosenText, @Answer::jsonb, @IsRight, @Grade, @Seconds, @AnsweredOn, @AnsweredAt)
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
                Answer = review.Answer.Write(),
                review.IsRight,
                Grade = (short)review.Grade,
                review.Seconds,
                review.AnsweredOn,
                review.AnsweredAt,
            },
            transaction,
            cancellationToken: cancel)) == 1;

    private const string SaveNearMissSql = """
        insert into near_miss (team_id, user_id, question_id, occasion, written, meant, asked_at)
        values (@TeamId, @UserId, @QuestionId, @Occasion, @Written, @Meant, @Now)
            on conflict (team_id, user_id, question_id, occasion) do update set written = excluded.written, meant = excluded.meant, asked_at = excluded.asked_at
        """;

    /// <summary>The newest try takes the place of the one before it.</summary>
    public static Task SaveNearMissAsync(
        NpgsqlTransaction transaction, LearnerKey learner, AskedQuestion asked, NearMiss near, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveNearMissSql,
            new { learner.TeamId, learner.UserId, QuestionId = asked.Question.Id, Occasion = Review.OccasionOf(asked.LessonId), near.Written, near.Meant, Now = now },
            transaction,
            cancellationToken: cancel));

    private const string DeleteNearMissSql = """
        delete from near_miss
         where team_id = @TeamId and user_id = @UserId and question_id = @QuestionId and occasion = @Occasion
        """;

    public static Task DeleteNearMissAsync(NpgsqlTransaction transaction, LearnerKey learner, AskedQuestion asked, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DeleteNearMissSql,
            new { learner.TeamId, learner.UserId, QuestionId = asked.Question.Id, Occasion = Review.OccasionOf(asked.LessonId) },
            transaction,
            cancellationToken: cancel));
}
