using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Answers;

/// <summary>Writes graded answers into the log, and tells the memory.</summary>
internal sealed class Reviews(IMemories memories, CalendarClock calendar) : IReviews
{
    /// <summary>Of people who are no learners: their days are nobody's, but the same for all of their answers.</summary>
    private const string NoZone = "Etc/UTC";

    public async Task<bool> RecordAsync(NpgsqlTransaction transaction, NewReview review, CancellationToken cancel)
    {
        await AnswerStore.LockAsync(transaction, review.Learner, review.Question.Id, cancel);
        return await WriteAsync(transaction, review, cancel);
    }

    /// <summary>The same for a caller that holds the lock already.</summary>
    public async Task<bool> WriteAsync(NpgsqlTransaction transaction, NewReview review, CancellationToken cancel)
    {
        if (!await AnswerStore.SaveAsync(transaction, RowOf(review), cancel))
        {
            return false;
        }

        await memories.NoteAsync(transaction, review.Learner, review.Question.Id, cancel);
        return true;
    }

    private Review RowOf(NewReview review)
    {
        var (now, zone) = (calendar.Now, review.Zone ?? NoZone);
        return new Review(Guid.CreateVersion7(now), review.Learner, review.Question.Id, review.Version, review.LessonId, review.Occasion, review.DeliveryId)
        {
            Chosen = review.Answer is Answer.Chosen chosen ? (short)chosen.Option : null,
            ChosenText = review.Result.Given,
            Answer = StoredAnswer.Of(review.Question, review.Answer) with { Meant = review.Result.Right ? review.Meant : null },
            IsRight = review.Result.Right,
            Grade = review.Result.Grade,
            Seconds = review.AskedAt is { } asked ? (int)Math.Clamp((now - asked).TotalSeconds, 0, int.MaxValue) : null,
            AnsweredOn = LocalDay.Of(now, zone),
            LearningOn = LearnersDay.Of(now, zone),
            AnsweredAt = now,
        };
    }
}
