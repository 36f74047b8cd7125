using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>A workspace comes in, new or again: saved, and every slice may do what it does for a new one.</summary>
internal sealed class Installations(
    InstallationStore store, WorkspaceEraser eraser, WorkspaceDirectory directory, IEnumerable<INewWorkspace> welcomes, MachineClock machine)
{
    public async Task SaveAsync(Workspace workspace, IReadOnlyList<string> scopes, string source, CancellationToken cancel)
    {
        await eraser.EraseIfDueAsync(workspace.TeamId, cancel);
        await store.SaveAsync(workspace, scopes, machine.Now, cancel, source);
        directory.Forget(workspace.TeamId);
    }

    /// <summary>After saving, and at each start, in case the last one ended in between.</summary>
    public async Task WelcomeAsync(Workspace workspace, CancellationToken cancel)
    {
        foreach (var welcome in welcomes)
        {
            await welcome.WelcomeAsync(workspace, cancel);
        }
    }
}
