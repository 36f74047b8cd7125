using System.Collections.Concurrent;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>The installed workspaces. Requests may be answered from memory for a few seconds; whatever is sent asks the table, so that an uninstallation ends it in every process at once.</summary>
internal sealed class WorkspaceDirectory(InstallationStore store, Removal removal, MachineClock machine) : IWorkspaces
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (Workspace Workspace, DateTimeOffset Until)> known = new();

    public async ValueTask<Workspace?> FindAsync(string teamId, CancellationToken cancel) =>
        known.TryGetValue(teamId, out var cached) && cached.Until > machine.Now ? cached.Workspace : await FindNowAsync(teamId, cancel);

    public async Task<Workspace?> FindNowAsync(string teamId, CancellationToken cancel)
    {
        var found = await store.FindAsync(teamId, cancel);
        if (found is null)
        {
            known.TryRemove(teamId, out _); // strangers are not remembered: anybody can invent team ids
        }
        else
        {
            known[teamId] = (found, machine.Now + Fresh);
        }

        return found;
    }

    public Task<IReadOnlyList<Workspace>> ReadAllAsync(CancellationToken cancel) => store.ReadAllAsync(cancel);

    public async Task NoteDeadTokenAsync(Workspace workspace, CancellationToken cancel)
    {
        if (await removal.IfTokenIsDeadAsync(workspace, cancel))
        {
            Forget(workspace.TeamId);
        }
    }

    /// <summary>Called where an installation changes, so that this process sees it at once.</summary>
    public void Forget(string teamId) => known.TryRemove(teamId, out _);
}
