using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>Installs the workspace whose token stands in the settings. Slack is asked whose token it is: a team's id is nothing a person should have to find out.</summary>
internal sealed partial class WorkspaceSeeder(
    SlackSettings settings, SlackClient slack, InstallationStore store, WorkspaceDirectory directory, IEnumerable<INewWorkspace> welcomes,
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
        if (settings.BotToken is not { Length: > 0 } token)
        {
            if ((await store.ReadAllAsync(cancel)).Count == 0)
            {
                Log.Nowhere(log);
            }

            return null;
        }

        switch (await slack.AuthTestAsync(token, cancel))
        {
            case SlackResult<AuthTest>.Ok { Value: var who }:
                var workspace = new Workspace(who.TeamId, who.Team ?? who.TeamId, new Uri(who.Url ?? "https://slack.com/"), who.UserId, token);
                await store.SaveAsync(workspace, who.Scopes, machine.Now, cancel);
                directory.Forget(who.TeamId);
                Log.Installed(log, who.TeamId);
                foreach (var welcome in welcomes)
                {
                    await welcome.WelcomeAsync(workspace, cancel);
                }

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

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Workspace {TeamId} is installed from Slack:BotToken.")]
        public static partial void Installed(ILogger log, string teamId);

        [LoggerMessage(3002, LogLevel.Error, "Slack refuses Slack:BotToken: {Error}. Copy the bot user OAuth token from OAuth & Permissions again; doctor tells more.")]
        public static partial void Refused(ILogger log, string error);

        [LoggerMessage(3003, LogLevel.Warning, "The workspace of Slack:BotToken could not be installed yet ({Error}); trying again in {Seconds} s.")]
        public static partial void WillRetry(ILogger log, string error, double seconds);

        [LoggerMessage(3004, LogLevel.Warning, "No workspace is installed, so nobody is served: set Slack:BotToken to the bot user OAuth token (api.slack.com/apps, OAuth & Permissions) and start again.")]
        public static partial void Nowhere(ILogger log);
    }
}
