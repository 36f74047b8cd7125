using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>
/// Turns the code Slack sent somebody back with into an installed workspace. Slack is asked while the person waits: the code lives ten minutes
/// and is the only thing that could be kept. Until the last step nothing is saved, so whatever fails can simply be begun again.
/// </summary>
internal sealed partial class Installer(SlackClient slack, Installations installations, ILogger<Installer> log)
{
    public async Task<InstallOutcome> InstallAsync(OAuthClient client, string code, CancellationToken cancel)
    {
        switch (await slack.OAuthV2AccessAsync(client.Id, client.Secret, code, client.Redirect, cancel))
        {
            case SlackResult<OAuthAccess>.Ok { Value: var access }:
                return await CheckAsync(access, cancel);
            case SlackResult<OAuthAccess>.Failed { Failure: var failure }:
                Log.NotExchanged(log, failure.Error);
                return Judge(failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    private async Task<InstallOutcome> CheckAsync(OAuthAccess access, CancellationToken cancel)
    {
        if (access.IsEnterpriseInstall || access.TeamId is null)
        {
            await slack.AuthRevokeAsync(access.AccessToken, cancel); // nobody keeps it, so nobody shall have it
            return new InstallOutcome.WholeOrganisation();
        }

        if (access.ExpiresIn is not null)
        {
            return new InstallOutcome.SetUpWrong("token_rotation_enabled");
        }

        return BotScopes.MissingFrom(access.Scopes) is { Count: > 0 } missing
            ? new InstallOutcome.ScopesMissing(missing)
            : await SaveAsync(access, access.TeamId, cancel);
    }

    /// <summary>Slack is asked whose token it is: the workspace's own address is in that answer alone, and a token that does not work is not saved.</summary>
    private async Task<InstallOutcome> SaveAsync(OAuthAccess access, string teamId, CancellationToken cancel)
    {
        switch (await slack.AuthTestAsync(access.AccessToken, cancel))
        {
            case SlackResult<AuthTest>.Ok { Value: var who } when who.TeamId == teamId:
                var workspace = new Workspace(
                    teamId, access.TeamName ?? who.Team ?? teamId, new Uri(who.Url ?? "https://slack.com/"), access.BotUserId ?? who.UserId, access.AccessToken);
                await installations.SaveAsync(workspace, access.Scopes, InstallationRow.FromOAuth, cancel);
                await installations.WelcomeAsync(workspace, cancel);
                Log.Installed(log, teamId);
                return new InstallOutcome.Installed(workspace, access.AppId);
            case SlackResult<AuthTest>.Failed { Failure: var failure }:
                Log.NotExchanged(log, failure.Error);
                return new InstallOutcome.NoAnswer();
            default:
                return new InstallOutcome.SlackRefused();
        }
    }

    /// <summary>Errors of https://docs.slack.dev/reference/methods/oauth.v2.access: some are the person's, most the operator's.</summary>
    private static InstallOutcome Judge(SlackFailure failure) => failure switch
    {
        { Kind: not FailureKind.Permanent } => new InstallOutcome.NoAnswer(),
        { Error: "invalid_code" or "code_already_used" or "code_expired" } => new InstallOutcome.NotBegunHere(StateCheck.Expired),
        { Error: "cannot_install_an_org_installed_app" } => new InstallOutcome.WholeOrganisation(),
        { Error: "user_email_unverified" or "preview_feature_not_available" } => new InstallOutcome.SlackRefused(),
        _ => new InstallOutcome.SetUpWrong(failure.Error),
    };

    private static partial class Log
    {
        [LoggerMessage(3031, LogLevel.Information, "Workspace {TeamId} installed the bot at /slack/install.")]
        public static partial void Installed(ILogger log, string teamId);

        [LoggerMessage(3032, LogLevel.Warning, "Somebody's installation was not finished: Slack answered {Error}. Nothing was saved.")]
        public static partial void NotExchanged(ILogger log, string error);
    }
}
