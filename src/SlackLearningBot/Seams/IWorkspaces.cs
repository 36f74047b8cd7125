using Npgsql;

namespace SlackLearningBot.Seams;

/// <summary>Who the bot works for. Implemented by Features/Workspaces; asked by the Edge and the outbox.</summary>
internal interface IWorkspaces
{
    /// <summary>The workspace, or null when the bot is not (or no longer) installed there; a few seconds old at most, because every request asks.</summary>
    ValueTask<Workspace?> FindAsync(string teamId, CancellationToken cancel);

    /// <summary>
    /// The same for whoever is in a transaction: it asks no connection beside that one. Where many wait for a second connection while each holds its first,
    /// none is left for any of them.
    /// </summary>
    ValueTask<Workspace?> FindAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel);

    /// <summary>The same as it is this moment: asked before everything that is sent.</summary>
    Task<Workspace?> FindNowAsync(string teamId, CancellationToken cancel);

    /// <summary>All active workspaces whose token opens; one that does not is logged, and keeps no other from being served.</summary>
    Task<IReadOnlyList<Workspace>> ReadAllAsync(CancellationToken cancel);

    /// <summary>Active workspaces whose token no key opens, by id.</summary>
    Task<IReadOnlyList<string>> FindUnreadableAsync(CancellationToken cancel);

    /// <summary>Slack refused this token for good; when it says so once more, the workspace counts as uninstalled.</summary>
    Task NoteDeadTokenAsync(Workspace workspace, CancellationToken cancel);
}
