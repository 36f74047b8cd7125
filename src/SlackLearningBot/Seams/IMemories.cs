using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Seams;

/// <summary>What learners still know, told of every answer. Implemented by Features/Memory.</summary>
internal interface IMemories
{
    /// <summary>
    /// Told in the transaction of an answer, or of a mark on one, after it was written: the memory of the question is made anew from all its answers,
    /// and when it is worth asking again.
    /// </summary>
    Task NoteAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel);

    /// <summary>How people of the workspace forget.</summary>
    Task<Fsrs6> FindModelAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel);
}
