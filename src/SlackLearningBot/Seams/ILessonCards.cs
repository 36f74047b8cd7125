using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>A lesson's message, for the slice that answers its questions. Implemented by Features/Lessons.</summary>
internal interface ILessonCards
{
    /// <summary>The message of a lesson as it is now, with the answers given; null when the lesson was never offered to this learner.</summary>
    /// <param name="learner">Whose lesson it is.</param>
    /// <param name="lessonId">The lesson.</param>
    /// <param name="deliveryId">The delivery the message belongs to.</param>
    /// <param name="cancel">Stops the reading.</param>
    Task<SlackMessage?> RenderAsync(LearnerKey learner, string lessonId, Guid deliveryId, CancellationToken cancel);

    /// <summary>Told in the transaction of an answer: the lesson is done when no question is left, and no longer put off or put aside.</summary>
    Task NoteAnswerAsync(NpgsqlTransaction transaction, LearnerKey learner, string lessonId, DateTimeOffset now, CancellationToken cancel);
}
