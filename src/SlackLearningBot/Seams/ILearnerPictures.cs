using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Seams;

/// <summary>What suits learners, for the slice that chooses their lessons. Implemented by Features/Tastes.</summary>
internal interface ILearnerPictures
{
    /// <summary>By learner, by a few statements for all of them.</summary>
    /// <param name="transaction">For reading.</param>
    /// <param name="teamId">The workspace of all of them.</param>
    /// <param name="days">Each learner once, with their own day.</param>
    /// <param name="cancel">Stops the reading.</param>
    Task<IReadOnlyDictionary<string, LearnerPicture>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(LearnerKey Learner, DateOnly Day)> days, CancellationToken cancel);
}
