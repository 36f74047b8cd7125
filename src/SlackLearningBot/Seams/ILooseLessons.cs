using Npgsql;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Seams;

/// <summary>Keeps lessons that stand in no track, such as what a talk leaves behind: nobody is sent them, but their questions can be asked and remembered. Implemented by Features/Content.</summary>
internal interface ILooseLessons
{
    /// <summary>As it is now: a question that is not among its questions any more is retired, and one that changed is a new version.</summary>
    Task SaveAsync(NpgsqlTransaction transaction, string teamId, Lesson lesson, CancellationToken cancel);
}
