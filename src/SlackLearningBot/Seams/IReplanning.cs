using Npgsql;

namespace SlackLearningBot.Seams;

/// <summary>Told when a workspace's holidays are others than they were. Implemented by Features/Learners.</summary>
internal interface IReplanning
{
    /// <summary>Owes it that everybody's next lesson is planned anew, in the transaction of the change: whatever ends after that, it will be done.</summary>
    Task OweAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel);
}
