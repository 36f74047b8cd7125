using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>The questions that are asked again on a learner's day, for the slice that sends the day's message. Implemented by Features/Recall.</summary>
internal interface IDailyQuestions
{
    /// <summary>
    /// What is worth asking on these days, by learner; nothing of those to whom nothing is. Where questions stand already in the message at hand,
    /// it is those that count and nothing is chosen anew.
    /// </summary>
    /// <param name="transaction">Holds the learners' rows.</param>
    /// <param name="teamId">The workspace of all of them.</param>
    /// <param name="days">At most one of each learner.</param>
    /// <param name="cancel">Stops the reading.</param>
    Task<IReadOnlyDictionary<string, DayQuestions>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<QuestionDay> days, CancellationToken cancel);

    /// <summary>These are asked, each in its message.</summary>
    Task AskAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<NewAsking> askings, CancellationToken cancel);

    /// <summary>The messages of questions alone, by delivery.</summary>
    Task<IReadOnlyDictionary<Guid, SlackMessage>> RenderAsync(
        NpgsqlTransaction transaction, IReadOnlyList<(LearnerKey Learner, Guid DeliveryId)> messages, CancellationToken cancel);
}

/// <summary>A learner's day, and the message that comes on it.</summary>
internal sealed record QuestionDay(LearnerKey Learner, Rhythm Rhythm, Guid DeliveryId);

/// <summary>What may be asked of a learner on a day.</summary>
internal abstract record DayQuestions
{
    /// <summary>To choose from.</summary>
    /// <param name="Day">The learner's day as memory reckons, and how many questions fit into it.</param>
    /// <param name="Minutes">That the learner has on a learning day.</param>
    /// <param name="HasLessonWaited">A lesson was only offered since the last one came.</param>
    /// <param name="Choose">The day's questions, in their order, with the lesson that comes or came on it (null for none).</param>
    public sealed record Open(AskingDay Day, double Minutes, bool HasLessonWaited, Func<string?, IReadOnlyList<AskedQuestion>> Choose) : DayQuestions;

    /// <summary>Chosen before: the message was rendered once already. Alone, or below the day's lesson.</summary>
    public sealed record Standing(bool Alone) : DayQuestions;
}

/// <summary>Questions that are to be asked in one message.</summary>
/// <param name="Learner">Of whom.</param>
/// <param name="Day">The learner's day as memory reckons.</param>
/// <param name="DeliveryId">The message.</param>
/// <param name="LessonId">The lesson whose message it is; null when it holds questions only.</param>
/// <param name="Questions">In their order.</param>
/// <param name="Instead">Set when there was no time for the day's lesson, too, and the questions weighed more: it is offered after them.</param>
internal sealed record NewAsking(LearnerKey Learner, DateOnly Day, Guid DeliveryId, string? LessonId, IReadOnlyList<AskedQuestion> Questions, Weights? Instead);

/// <summary>How much spoke for the questions and for the lesson, each 0 … 1.</summary>
internal sealed record Weights(double Questions, double Lesson);
