using SlackLearningBot.Data;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Features.Answers;

/// <summary>One answer of one learner to one question at one moment, raw.</summary>
internal sealed record Review(Guid Id, LearnerKey Learner, string QuestionId, int QuestionVersion, string LessonId, string Occasion, Guid DeliveryId)
{
    /// <summary>Index in the author's order, of one option; null for answers of other kinds.</summary>
    public short? Chosen { get; init; }

    /// <summary>The answer in words.</summary>
    public required string ChosenText { get; init; }

    public required StoredAnswer Answer { get; init; }

    public required bool IsRight { get; init; }

    public required Grade Grade { get; init; }

    /// <summary>From sending to answering.</summary>
    public int? Seconds { get; init; }

    /// <summary>The learner's own day by the calendar.</summary>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>The learner's day as memory reckons: until four in the morning.</summary>
    public required DateOnly LearningOn { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }
}
