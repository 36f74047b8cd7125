using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Installs the workspace whose token stands in the settings. Slack is asked whose token it is: a team's id is nothing a person should have to find out.</summary>
internal sealed partial class WorkspaceSeeder(
    BotConfiguration configuration, SlackClient slack, InstallationStore store, WorkspaceDirectory directory, Installations installations, TokenVault vault,
    MachineClock machine, ILogger<WorkspaceSeeder> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Tries until Slack answers; a token that Slack refuses is said and not tried again.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = TimeSpan.FromSeconds(1);
        while (await TrySeedAsync(stoppingToken) is { } error)
        {
            Log.WillRetry(log, error, wait.TotalSeconds);
            await Task.Delay(wait, machine.Provider, stoppingToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    /// <summary>What to try again for; null when it is installed, or will not be.</summary>
    private async Task<string?> TrySeedAsync(CancellationToken cancel)
    {
        try
        {
            return await SeedAsync(cancel) is { } failure && failure.Kind != FailureKind.Permanent ? failure.Error : null;
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            return e.Message; // thrown further it would end the whole program
        }
    }

    /// <summary>Null when there is nothing to install or it is installed.</summary>
    public async Task<SlackFailure?> SeedAsync(CancellationToken cancel)
    {
        var failure = configuration.Slack.BotToken is { Length: > 0 } token ? await SeedAsync(token, cancel) : null;
        var installed = await directory.ReadAllAsync(cancel);
        foreach (var workspace in installed)
        {
            await installations.WelcomeAsync(workspace, cancel);
        }

        if (installed.Count == 0 && string.IsNullOrEmpty(configuration.Slack.BotToken))
        {
            Log.Nowhere(log, configuration.OAuth is null
                ? "set Slack:BotToken to the bot user OAuth token (api.slack.com/apps, OAuth & Permissions) and start again"
                : "open /slack/install in a browser");
        }

        return failure;
    }

    private async Task<SlackFailure?> SeedAsync(string token, CancellationToken cancel)
    {
        switch (await slack.AuthTestAsync(token, cancel))
        {
            case SlackResult<AuthTest>.Ok { Value: var who }:
                if (await IsInstalledByButtonAsync(who.TeamId, token, cancel))
                {
                    Log.LeftAlone(log, who.TeamId);
                    return null;
                }

                var workspace = new Workspace(who.TeamId, who.Team ?? who.TeamId, new Uri(who.Url ?? "https://slack.com/"), who.UserId, token);
                await installations.SaveAsync(workspace, who.Scopes, InstallationRow.FromSettings, cancel);
                Log.Installed(log, who.TeamId);
                return null;
            case SlackResult<AuthTest>.Failed { Failure: var failure }:
                if (failure.Kind == FailureKind.Permanent)
                {
                    Log.Refused(log, failure.Error);
                }

                return failure;
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    /// <summary>Of two tokens for one workspace the button's is newer than the settings', as long as it opens and Slack takes it.</summary>
    private async Task<bool> IsInstalledByButtonAsync(string teamId, string token, CancellationToken cancel) =>
        await store.FindRowAsync(teamId, cancel) is { IsActive: true, Source: InstallationRow.FromOAuth } row
        && vault.TryOpen(row.TokenProtected) is { } other
        && (other == token || await slack.AuthTestAsync(other, cancel) is not SlackResult<AuthTest>.Failed { Failure.Kind: FailureKind.Permanent });

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Workspace {TeamId} is installed from Slack:BotToken.")]
        public static partial void Installed(ILogger log, string teamId);

        [LoggerMessage(3002, LogLevel.Error, "Slack refuses Slack:BotToken: {Error}. Copy the bot user OAuth token from OAuth & Permissions again; doctor tells more.")]
        public static partial void Refused(ILogger log, string error);

        [LoggerMessage(3003, LogLevel.Warning, "The workspace of Slack:BotToken could not be installed yet ({Error}); trying again in {Seconds} s.")]
        public static partial void WillRetry(ILogger log, string error, double seconds);

        [LoggerMessage(3004, LogLevel.Warning, "No workspace is installed, so nobody is served: {Advice}.")]
        public static partial void Nowhere(ILogger log, string advice);

        [LoggerMessage(3005, LogLevel.Information, "Workspace {TeamId} was installed at /slack/install since; Slack:BotToken is not needed for it.")]
        public static partial void LeftAlone(ILogger log, string teamId);
    }
}
