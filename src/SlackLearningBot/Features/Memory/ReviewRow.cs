using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Features.Memory;

/// <summary>An answer as the log keeps it, with what its writer marked it as.</summary>
internal sealed record ReviewRow
{
    /// <summary>Where many people's answers are read.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Where many questions' answers are read.</summary>
    public string QuestionId { get; init; } = "";

    /// <summary>Where it matters since when.</summary>
    public DateTimeOffset AnsweredAt { get; init; }

    /// <summary>The learner's day.</summary>
    public required DateOnly LearnedOn { get; init; }

    public required short Grade { get; init; }

    /// <summary>Null in rows of programs of before.</summary>
    public bool? Counts { get; init; }

    /// <summary>With what a row of before does not say: whether it was the first of its day.</summary>
    /// <param name="last">The day of the last answer to the same question that counted.</param>
    public LoggedReview Logged(DateOnly? last) => new(LearnedOn, (Grade)Grade, Counts ?? MemoryTrace.Counts(last, LearnedOn));
}
