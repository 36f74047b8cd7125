using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Told in the transaction in which somebody joins tracks. Called by Features/Tracks.</summary>
internal interface ITrackNews
{
    Task JoinedAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel);

    /// <summary>They asked for a track by themselves that they have already.</summary>
    Task AskedAgainAsync(NpgsqlTransaction transaction, LearnerKey learner, string trackId, CancellationToken cancel) => Task.CompletedTask;
}
