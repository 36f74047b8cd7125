using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Edge.Sockets;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Sockets;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Operator;

/// <summary><c>doctor</c>: looks at everything the bot needs and says what to do about what is missing. One of the few places that ask Slack directly.</summary>
internal sealed class DoctorCommand : IConsoleCommand
{
    private const string SocketManifest = "manifests/slack-app.socket-mode.yaml";

    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(60);

    public Command Build(ConsoleHost host)
    {
        var command = new Command("doctor", "Check settings, database, clock and Slack, and say what to do");
        command.SetAction((parsed, cancel) => ExamineAsync(host, parsed, cancel));
        return command;
    }

    /// <summary>One check that fails keeps no other from being made, except that nothing can be asked without settings.</summary>
    private static async Task<int> ExamineAsync(ConsoleHost host, ParseResult parsed, CancellationToken cancel)
    {
        const string settings = "The settings are complete.";
        var ills = 0;
        try
        {
            await using var session = await host.OpenUnchanged(parsed, cancel);
            await TellAsync(settings, []);
            foreach (var warning in session.Services.GetRequiredService<BotConfiguration>().Warnings)
            {
                await host.Output.WriteLineAsync($"! {warning}");
            }

            await TellAsync(
                "The database answers, has this version's schema and agrees about the time.",
                await session.Services.GetRequiredService<DatabaseProbe>().FindProblemsAsync(cancel));
            await TellAsync("Slack takes the token and gives every scope.", await FindSlackProblemsAsync(session.Services, cancel));
            if (session.Services.GetRequiredService<SlackSettings>() is { AppToken: { } appToken } slack && slack.UsesSocketMode())
            {
                await TellAsync(
                    "Slack takes the app-level token: Socket Mode is on, and no public address is needed.",
                    [.. Judge(await session.Services.GetRequiredService<SlackClient>().AppsConnectionsOpenAsync(appToken, cancel))]);
            }
        }
        catch (SettingsException e)
        {
            await TellAsync(settings, e.Problems);
        }
        catch (LocalPostgresException e)
        {
            await TellAsync("There is a database to work on.", [e.Message]);
        }

        await host.Output.WriteLineAsync(ills == 0 ? "All is well." : ills == 1 ? "1 thing to mend." : $"{ills} things to mend.");
        return ills == 0 ? 0 : 1;

        async Task TellAsync(string wanted, IReadOnlyList<string> problems)
        {
            ills += problems.Count;
            foreach (var line in problems.Count == 0 ? [$"✓ {wanted}"] : problems.Select(problem => $"✗ {problem}"))
            {
                await host.Output.WriteLineAsync(line);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> FindSlackProblemsAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (tokens, problem) = await FindTokensAsync(services, cancel);
        if (problem is not null)
        {
            return [problem];
        }

        var problems = new List<string>(await FindLostKeysAsync(services, cancel));
        foreach (var one in tokens)
        {
            problems.AddRange(Judge(
                await services.GetRequiredService<SlackClient>().AuthTestAsync(one, cancel),
                services.GetRequiredService<SlackSettings>(),
                services.GetRequiredService<MachineClock>().Now));
        }

        return problems;
    }

    private static async Task<IEnumerable<string>> FindLostKeysAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            return await services.GetRequiredService<IWorkspaces>().FindUnreadableAsync(cancel) is { Count: > 0 } lost ? [LostKey.Of(lost)] : [];
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            return []; // said already
        }
    }

    private static async Task<(IReadOnlyList<string> Tokens, string? Problem)> FindTokensAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetRequiredService<SlackSettings>().BotToken is { Length: > 0 } token)
        {
            return ([token], null);
        }

        try
        {
            var workspaces = services.GetRequiredService<IWorkspaces>();
            var installed = await workspaces.ReadAllAsync(cancel);
            return installed.Count > 0 || (await workspaces.FindUnreadableAsync(cancel)).Count > 0
                ? ([.. installed.Select(workspace => workspace.Token)], null)
                : ([], "No workspace is installed: set Slack:BotToken to the bot user OAuth token (api.slack.com/apps, OAuth & Permissions).");
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            return ([], "Slack was not asked: Slack:BotToken is not set, and the database that may hold other tokens did not tell them.");
        }
    }

    private static IEnumerable<string> Judge(SlackResult<AuthTest> answer, SlackSettings settings, DateTimeOffset now)
    {
        if (answer is SlackResult<AuthTest>.Failed { Failure: var failure })
        {
            yield return failure.Kind == FailureKind.Permanent
                ? $"Slack refuses the token: {failure.Error}. Install the app again and copy the bot user OAuth token into Slack:BotToken."
                : $"Slack could not be reached: {failure.Error}. Check Slack:ApiBaseUrl and that this machine may reach slack.com by https.";
        }
        else if (answer is SlackResult<AuthTest>.Ok ok)
        {
            if (BotScopes.MissingFrom(ok.Value.Scopes) is { Count: > 0 } missing)
            {
                yield return $"The token lacks the scopes {string.Join(", ", missing)}: update the app from {ManifestOf(settings)} and install it again.";
            }

            if (ok.Value.ServerTime is { } server && (server - now).Duration() > MostSkew)
            {
                yield return $"This machine's clock differs from Slack's by {(server - now).Duration().TotalSeconds:0} s; at 300 s Slack's signatures no longer fit. Switch on time synchronisation (NTP).";
            }
        }
    }

    private static string ManifestOf(SlackSettings settings) => settings.UsesSocketMode() ? SocketManifest : "manifests/slack-app.http.yaml";

    /// <summary>Asking for an address opens nothing yet; it shows whether one would be given.</summary>
    private static IEnumerable<string> Judge(SlackResult<SocketTicket> answer)
    {
        if (answer is SlackResult<SocketTicket>.Failed { Failure: var failure })
        {
            yield return SocketErrors.IsFinal(failure.Error)
                ? SocketAdvice.For(failure.Error)
                : failure.IsRateLimited
                    ? $"Slack was asked for connections too often to say whether it takes Slack:AppToken: ask again in {failure.RetryAfter?.TotalSeconds ?? 60:0} s."
                    : $"Slack gave no connection: {failure.Error}. Is the app made from {SocketManifest}, with Socket Mode on? Otherwise check that this machine may reach slack.com by https.";
        }
    }
}
