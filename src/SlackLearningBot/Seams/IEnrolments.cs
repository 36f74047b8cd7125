using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Joining and leaving tracks in somebody else's transaction: the welcome's yes and the chosen tracks are saved together or not at all. Implemented by Features/Tracks.</summary>
internal interface IEnrolments
{
    /// <summary>Joins the tracks that exist; unknown ids are left out, since a form may be older than the catalogue.</summary>
    Task JoinAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Leaves those of the tracks that are joined; their progress is kept.</summary>
    Task LeaveAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel);
}
