using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Blocks;

/// <summary>What the part of a message shows that asks questions again.</summary>
internal sealed record FollowUpFacts
{
    public required LearnerKey Learner { get; init; }

    /// <summary>The delivery whose message it is.</summary>
    public required Guid DeliveryId { get; init; }

    /// <summary>The learner's day as memory reckons.</summary>
    public required DateOnly AskedOn { get; init; }

    /// <summary>That day is not over. Later, when a question comes again was said of another day.</summary>
    public required bool IsToday { get; init; }

    /// <summary>The lesson whose message it is; null when the message holds questions only.</summary>
    public string? LessonId { get; init; }

    /// <summary>The day's lesson is there for those who have time for it, too.</summary>
    public bool OffersLesson { get; init; }

    /// <summary>Whether lessons still come to this person.</summary>
    public required bool IsLearning { get; init; }

    /// <summary>In their order; at least one.</summary>
    public required IReadOnlyList<FollowUpQuestion> Questions { get; init; }

    /// <summary>The first that waits for its answer; null when all have one.</summary>
    public FollowUpQuestion? Next => Questions.FirstOrDefault(one => one.Answer is null);
}

/// <summary>A question that is asked again.</summary>
/// <param name="Question">As it is now.</param>
/// <param name="LessonTitle">Where it was learnt.</param>
internal sealed record FollowUpQuestion(Question Question, string LessonTitle)
{
    /// <summary>Null while it waits for one.</summary>
    public GivenAnswer? Answer { get; init; }

    /// <summary>What was typed, when it is asked back.</summary>
    public NearMiss? NearMiss { get; init; }

    /// <summary>The learner's day from which it is worth asking again.</summary>
    public DateOnly? DueOn { get; init; }
}
