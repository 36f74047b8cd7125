using System.Collections.Concurrent;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>The installed workspaces, remembered for a minute: every request and every delivery asks.</summary>
internal sealed class WorkspaceDirectory(InstallationStore store, MachineClock machine) : IWorkspaces
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (Workspace Workspace, DateTimeOffset Until)> known = new();

    public async ValueTask<Workspace?> FindAsync(string teamId, CancellationToken cancel)
    {
        if (known.TryGetValue(teamId, out var cached) && cached.Until > machine.Now)
        {
            return cached.Workspace;
        }

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

    /// <summary>Called where an installation changes, so that this process sees it at once.</summary>
    public void Forget(string teamId) => known.TryRemove(teamId, out _);
}
