using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Offers what somebody wrote to the owners, who may make a lesson of it. Implemented by Features/Authoring.</summary>
internal interface ILessonIdeas
{
    /// <summary>In the caller's transaction. Who offers it is its author and agrees to be named.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="author">Who wrote it.</param>
    /// <param name="id">Stands for the text: each is offered once.</param>
    /// <param name="markdown">The text.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>False when nobody owns the workspace's learning, so that nobody could make a lesson of it.</returns>
    Task<bool> OfferAsync(NpgsqlTransaction transaction, LearnerKey author, Guid id, string markdown, CancellationToken cancel);
}
