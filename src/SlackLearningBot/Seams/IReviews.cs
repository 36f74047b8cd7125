using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Seams;

/// <summary>Takes answers that were given outside a lesson into the log of reviews. Implemented by Features/Answers.</summary>
internal interface IReviews
{
    /// <summary>False when this occasion was answered already: the first answer stands. The memory of the question moves with it.</summary>
    Task<bool> RecordAsync(NpgsqlTransaction transaction, NewReview review, CancellationToken cancel);
}

/// <summary>One graded answer.</summary>
/// <param name="Learner">Whose it is.</param>
/// <param name="Question">As it was asked.</param>
/// <param name="Version">Of the question, as it was asked.</param>
/// <param name="LessonId">Its lesson.</param>
/// <param name="Occasion">What asked it, e.g. <c>assessment:…</c>: each occasion is answered once.</param>
internal sealed record NewReview(LearnerKey Learner, Question Question, int Version, string LessonId, string Occasion)
{
    public required Answer Answer { get; init; }

    public required QuizResult.Graded Result { get; init; }

    /// <summary>The delivery whose message was answered, or whatever stands for it.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>The answer that the writer of a nearly right one said they had meant.</summary>
    public string? Meant { get; init; }

    /// <summary>Since when the learner could answer; null when that is not known.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The learner's own zone (IANA); null for people who are no learners.</summary>
    public string? Zone { get; init; }
}
