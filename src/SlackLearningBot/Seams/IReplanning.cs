namespace SlackLearningBot.Seams;

/// <summary>Called when a workspace's holidays are others than they were. Implemented by Features/Learners.</summary>
internal interface IReplanning
{
    /// <summary>Plans the next lesson of everybody anew; answers how many come on another day.</summary>
    Task<int> ReplanAsync(string teamId, CancellationToken cancel);
}
