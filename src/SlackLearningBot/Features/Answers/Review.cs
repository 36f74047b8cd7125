using SlackLearningBot.Data;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Features.Answers;

/// <summary>One answer of one learner to one question at one moment, raw.</summary>
internal sealed record Review(
    Guid Id,
    LearnerKey Learner,
    string QuestionId,
    int QuestionVersion,
    string LessonId,
    Guid DeliveryId,
    short Chosen,
    string ChosenText,
    bool IsRight,
    Grade Grade,
    int? Seconds,
    DateOnly AnsweredOn,
    DateTimeOffset AnsweredAt)
{
    /// <summary>What asked it: each occasion is answered once.</summary>
    public string Occasion => $"lesson:{LessonId}";
}
