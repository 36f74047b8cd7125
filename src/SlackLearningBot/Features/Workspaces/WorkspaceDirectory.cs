using System.Collections.Concurrent;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>The installed workspaces. Requests may be answered from memory for a few seconds; whatever is sent asks the table, so that an uninstallation ends it in every process at once.</summary>
internal sealed partial class WorkspaceDirectory(InstallationStore store, Removal removal, MachineClock machine, ILogger<WorkspaceDirectory> log) : IWorkspaces
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (Workspace Workspace, DateTimeOffset Until)> known = new();

    public async ValueTask<Workspace?> FindAsync(string teamId, CancellationToken cancel) =>
        known.TryGetValue(teamId, out var cached) && cached.Until > machine.Now ? cached.Workspace : await FindNowAsync(teamId, cancel);

    public async ValueTask<Workspace?> FindAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        known.TryGetValue(teamId, out var cached) && cached.Until > machine.Now
            ? cached.Workspace
            : await store.FindAsync(transaction.Connection!, teamId, cancel); // not remembered: it may be rolled back

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

    public async Task<IReadOnlyList<Workspace>> ReadAllAsync(CancellationToken cancel)
    {
        var (readable, unreadable) = await store.ReadAllAsync(cancel);
        foreach (var team in unreadable)
        {
            Log.Unreadable(log, team);
        }

        return readable;
    }

    public async Task<IReadOnlyList<string>> FindUnreadableAsync(CancellationToken cancel) => (await store.ReadAllAsync(cancel)).Unreadable;

    public async Task NoteDeadTokenAsync(Workspace workspace, CancellationToken cancel)
    {
        if (await removal.IfTokenIsDeadAsync(workspace, cancel))
        {
            Forget(workspace.TeamId);
        }
    }

    /// <summary>Called where an installation changes, so that this process sees it at once.</summary>
    public void Forget(string teamId) => known.TryRemove(teamId, out _);

    private static partial class Log
    {
        [LoggerMessage(3006, LogLevel.Error, "The token of workspace {TeamId} cannot be opened, so nobody is served there: the key that protected it is not in data_protection_key, or its certificate is not set.")]
        public static partial void Unreadable(ILogger log, string teamId);
    }
}
