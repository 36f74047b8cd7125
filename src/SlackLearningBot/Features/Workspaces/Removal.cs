using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>
/// A workspace uninstalled the bot. Slack tells it by two events in any order, perhaps repeated, perhaps late; or by refusing the token.
/// Everything people did stays for thirty days, in case the bot is installed again.
/// </summary>
internal sealed partial class Removal(
    InstallationStore store, TokenVault vault, SlackClient slack, CalendarClock calendar, MachineClock machine, ILogger<Removal> log)
{
    /// <summary>What is older than the installation is about an earlier one; Slack's time has whole seconds.</summary>
    public async Task ByEventAsync(string teamId, DateTimeOffset eventTime, CancellationToken cancel)
    {
        if (await store.RemoveAsync(teamId, row => row.InstalledAt <= eventTime, calendar.Now, machine.Now, cancel))
        {
            Log.Uninstalled(log, teamId);
        }
    }

    /// <summary>
    /// Asks Slack a second time before it believes it, and only removes the installation whose token was refused: by now there may be a new one.
    /// </summary>
    public async Task<bool> IfTokenIsDeadAsync(Workspace workspace, CancellationToken cancel)
    {
        if (await slack.AuthTestAsync(workspace.Token, cancel) is not SlackResult<AuthTest>.Failed { Failure: var failure } || !IsGone(failure))
        {
            return false;
        }

        var isRemoved = await store.RemoveAsync(
            workspace.TeamId, row => vault.Open(row.TokenProtected) == workspace.Token, calendar.Now, machine.Now, cancel);
        if (isRemoved)
        {
            Log.TokenDead(log, workspace.TeamId, failure.Error);
        }

        return isRemoved;
    }

    /// <summary>
    /// The answers that only an uninstalled app's token gets (https://docs.slack.dev/reference/methods/auth.test). invalid_auth may as well mean the
    /// place the request came from, and a token once thrown away does not come back: then Slack's own events have to say it.
    /// </summary>
    private static bool IsGone(SlackFailure failure) => failure.Error is "account_inactive" or "token_revoked";

    private static partial class Log
    {
        [LoggerMessage(3011, LogLevel.Information, "Workspace {TeamId} uninstalled the bot: nothing is sent there any more, and in thirty days everything of it is erased.")]
        public static partial void Uninstalled(ILogger log, string teamId);

        [LoggerMessage(3012, LogLevel.Warning, "Slack refuses the token of workspace {TeamId} for good ({Error}), so the bot counts as uninstalled there. Install it again within thirty days to keep everything.")]
        public static partial void TokenDead(ILogger log, string teamId, string error);
    }
}
