using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Forgets drafts that nobody came back to, and messages whose author did not answer.</summary>
internal sealed class DraftCleaner(IWorkspaces workspaces, DraftStore drafts, WishStore wishes, CalendarClock calendar)
{
    public async Task CleanAsync(CancellationToken cancel)
    {
        string[] teams = [.. (await workspaces.ReadAllAsync(cancel)).Select(workspace => workspace.TeamId)];
        await drafts.ForgetExpiredAsync(teams, calendar.Now, cancel);
        await wishes.ForgetTextsAsync(teams, calendar.Now, cancel);
    }
}
