using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Answers;

/// <summary>All writing on <c>review</c>, <c>guess</c> and <c>near_miss</c>.</summary>
internal static class AnswerStore
{
    private const string LockSql = """
        select pg_advisory_xact_lock(hashtextextended('answers of ' || @TeamId || ' ' || @UserId || ' ' || @QuestionId, 0));
        select
          from lesson_turn t
          join question q on q.team_id = t.team_id and q.lesson_id = t.lesson_id
         where t.team_id = @TeamId and t.user_id = @UserId and q.question_id = @QuestionId
           for no key update of t;
        select pg_advisory_xact_lock_shared(hashtextextended('answers of ' || @TeamId || ' ' || @UserId, 0));
        """;

    /// <summary>
    /// Answers to one question go one after the other, whatever asked it, so that only the first of a day counts; answers to one lesson, too, so that
    /// the last one sees it done. An erasure that is under way goes first.
    /// </summary>
    public static Task LockAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            LockSql, new { learner.TeamId, learner.UserId, QuestionId = questionId }, transaction, cancellationToken: cancel));

    // The first answer to a question on a learner's day moves its memory. A day that a journey brings back is no new one.
    private const string SaveSql = """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id,
                            chosen, chosen_text, answer, is_right, grade, seconds, answered_on, answered_at, learning_on, model_version, counts)
        values (@Id, @TeamId, @UserId, @QuestionId, @QuestionVersion, @LessonId, @Occasion, @DeliveryId,
                @Chosen, @ChosenText, @Answer::jsonb, @IsRight, @Grade, @Seconds, @AnsweredOn, @AnsweredAt, @LearningOn, @ModelVersion,
                not exists (select from review r
                             where r.team_id = @TeamId and r.user_id = @UserId and r.question_id = @QuestionId
                               and coalesce(r.learning_on, r.answered_on) >= @LearningOn))
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
                review.LearningOn,
                ModelVersion = (short)FsrsParameters.ModelVersion,
            },
            transaction,
            cancellationToken: cancel)) == 1;

    // An answer of long ago, below which another one stands already, is not doubted any more.
    private const string MarkGuessSql = """
        insert into guess (team_id, user_id, question_id, review_id, marked_at)
        select r.team_id, r.user_id, r.question_id, r.id, @Now
          from review r
         where r.team_id = @TeamId and r.user_id = @UserId and r.question_id = @QuestionId and r.occasion = @Occasion and r.is_right and coalesce(r.counts, true)
           and not exists (select from review later
                            where later.team_id = r.team_id and later.user_id = r.user_id and later.question_id = r.question_id and later.answered_at > r.answered_at)
            on conflict do nothing
        """;

    private const string IsGuessSql = """
        select exists (select from guess g
                         join review r on r.team_id = g.team_id and r.id = g.review_id
                        where r.team_id = @TeamId and r.user_id = @UserId and r.question_id = @QuestionId and r.occasion = @Occasion)
        """;

    public static Task<bool> IsGuessAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, string occasion, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            IsGuessSql, new { learner.TeamId, learner.UserId, QuestionId = questionId, Occasion = occasion }, transaction, cancellationToken: cancel));

    /// <summary>False when it is marked already, or cannot be.</summary>
    public static async Task<bool> MarkGuessAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string questionId, string occasion, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            MarkGuessSql,
            new { learner.TeamId, learner.UserId, QuestionId = questionId, Occasion = occasion, Now = now },
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
            new { learner.TeamId, learner.UserId, QuestionId = asked.Question.Id, asked.Occasion, near.Written, near.Meant, Now = now },
            transaction,
            cancellationToken: cancel));

    private const string DeleteNearMissSql = """
        delete from near_miss
         where team_id = @TeamId and user_id = @UserId and question_id = @QuestionId and occasion = @Occasion
        """;

    public static Task DeleteNearMissAsync(NpgsqlTransaction transaction, LearnerKey learner, AskedQuestion asked, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DeleteNearMissSql,
            new { learner.TeamId, learner.UserId, QuestionId = asked.Question.Id, asked.Occasion },
            transaction,
            cancellationToken: cancel));
}
