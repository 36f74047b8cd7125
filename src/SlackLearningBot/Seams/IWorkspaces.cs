namespace SlackLearningBot.Seams;

/// <summary>Who the bot works for. Implemented by Features/Workspaces; asked by the Edge and the outbox.</summary>
internal interface IWorkspaces
{
    /// <summary>The workspace, or null when the bot is not (or no longer) installed there.</summary>
    ValueTask<Workspace?> FindAsync(string teamId, CancellationToken cancel);

    /// <summary>All active workspaces.</summary>
    Task<IReadOnlyList<Workspace>> ReadAllAsync(CancellationToken cancel);
}
