using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>What is known of a learner and one question when an answer to it comes in.</summary>
internal sealed record Recollection
{
    public required Fit Fit { get; init; }

    /// <summary>Of the learner, before this answer.</summary>
    public required LearnerOffset Offset { get; init; }

    /// <summary>The chance of recall at which the question is to come again.</summary>
    public required double Retention { get; init; }

    /// <summary>How many questions a day may come.</summary>
    public required int QuestionsADay { get; init; }

    /// <summary>How many questions the learner has a memory of, this one included.</summary>
    public required int Items { get; init; }

    /// <summary>The days on which questions may come.</summary>
    public required LearningDays Days { get; init; }

    /// <summary>The memory as it stood before; null for a first answer.</summary>
    public StoredMemory? Before { get; init; }

    /// <summary>How well this question is to be known when it comes, and what there is to spend on it.</summary>
    public AskingWish Wish() => Planning.Wish(Retention, Offset, QuestionsADay, Days, Items);
}

/// <summary>A row of <c>memory</c>.</summary>
/// <param name="Trace">The memory and its day.</param>
/// <param name="Answers">That counted.</param>
/// <param name="DueOn">From when it is worth asking again.</param>
/// <param name="Fit">Whose numbers it was made with.</param>
internal sealed record StoredMemory(MemoryTrace Trace, int Answers, DateOnly DueOn, int Fit);
