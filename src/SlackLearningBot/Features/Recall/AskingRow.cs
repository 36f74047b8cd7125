using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Recall;

/// <summary>One question of a message, with what became of it.</summary>
internal sealed record AskingRow
{
    public required string UserId { get; init; }
    public required Guid DeliveryId { get; init; }
    public required DateOnly AskedOn { get; init; }
    public string? MessageLessonId { get; init; }
    public required bool OffersLesson { get; init; }
    public required string QuestionId { get; init; }
    public required string LessonId { get; init; }
    public required string LessonTitle { get; init; }
    public required string Type { get; init; }
    public required string Ask { get; init; }
    public required string Options { get; init; }
    public required string Detail { get; init; }
    public string? ChosenText { get; init; }
    public bool? IsRight { get; init; }
    public string? Answer { get; init; }
    public string? Written { get; init; }
    public string? Meant { get; init; }
    public required bool IsGuess { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? Zone { get; init; }

    /// <param name="teamId">The workspace.</param>
    /// <param name="rows">All of one message, in their order; at least one.</param>
    /// <param name="now">When it is looked at.</param>
    public static FollowUpFacts Open(string teamId, IReadOnlyList<AskingRow> rows, DateTimeOffset now) => new()
    {
        Learner = new LearnerKey(teamId, rows[0].UserId),
        DeliveryId = rows[0].DeliveryId,
        IsToday = LearnersDay.Of(now, rows[0].Zone ?? "Etc/UTC") == rows[0].AskedOn,
        AskedOn = rows[0].AskedOn,
        LessonId = rows[0].MessageLessonId,
        OffersLesson = rows[0].OffersLesson,
        IsLearning = rows[0].Zone is not null,
        Questions = [.. rows.Select(row => row.Open())],
    };

    private FollowUpQuestion Open() => new(StoredQuestion.Open(QuestionId, Type, Ask, Options, Detail), LessonTitle)
    {
        Answer = IsRight is { } isRight ? new GivenAnswer(ChosenText!, isRight, StoredAnswer.Read(Answer, ChosenText!)) { IsGuess = IsGuess } : null,
        NearMiss = Meant is null ? null : new NearMiss(Written!, Meant),
        DueOn = DueOn,
    };
}
