using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Forgets drafts that nobody came back to.</summary>
internal sealed class DraftCleaner(IWorkspaces workspaces, DraftStore drafts, CalendarClock calendar)
{
    public async Task CleanAsync(CancellationToken cancel) =>
        await drafts.ForgetExpiredAsync([.. (await workspaces.ReadAllAsync(cancel)).Select(workspace => workspace.TeamId)], calendar.Now, cancel);
}
