using System.CommandLine;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Operator;

/// <summary><c>doctor</c>: looks at everything the bot needs and says what to do about what is missing. One of the few places that ask Slack directly.</summary>
internal sealed class DoctorCommand : IConsoleCommand
{
    /// <summary>What the manifest asks for; a lint test keeps the two equal.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
        ["chat:write", "commands", "files:write", "im:history", "im:write", "users:read", "users:read.email"];

    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(60);

    public Command Build(ConsoleHost host)
    {
        var command = new Command("doctor", "Check settings, database, clock and Slack, and say what to do");
        command.SetAction((parsed, cancel) => host.RunUncheckedAsync(parsed, services => ExamineAsync(services, host.Output, cancel), cancel));
        return command;
    }

    private static async Task<int> ExamineAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        await output.WriteLineAsync("✓ The settings are complete."); // they were checked before anything else could start
        var ills = 0;
        var database = await services.GetRequiredService<DatabaseProbe>().FindProblemsAsync(cancel);
        foreach (var (name, problems) in new[]
        {
            ("The database answers, has this version's schema and agrees about the time.", database),
            ("Slack takes the token and gives every scope.", await FindSlackProblemsAsync(services, isDatabaseWell: database.Count == 0, cancel)),
        })
        {
            ills += problems.Count;
            foreach (var line in problems.Count == 0 ? [$"✓ {name}"] : problems.Select(problem => $"✗ {problem}"))
            {
                await output.WriteLineAsync(line);
            }
        }

        await output.WriteLineAsync(ills == 0 ? "All is well." : ills == 1 ? "1 thing to mend." : $"{ills} things to mend.");
        return ills == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<string>> FindSlackProblemsAsync(IServiceProvider services, bool isDatabaseWell, CancellationToken cancel)
    {
        var token = services.GetRequiredService<SlackSettings>().BotToken;
        if (string.IsNullOrEmpty(token) && !isDatabaseWell)
        {
            return ["Slack was not asked: Slack:BotToken is empty, and installed workspaces stand in the database. Mend that first, or set the token."];
        }

        var tokens = token is { Length: > 0 }
            ? [token]
            : (await services.GetRequiredService<IWorkspaces>().ReadAllAsync(cancel)).Select(workspace => workspace.Token).ToList();
        if (tokens.Count == 0)
        {
            return ["No workspace is installed: set Slack:BotToken to the bot user OAuth token (api.slack.com/apps, OAuth & Permissions)."];
        }

        var problems = new List<string>();
        foreach (var one in tokens)
        {
            problems.AddRange(Judge(
                await services.GetRequiredService<SlackClient>().AuthTestAsync(one, cancel), services.GetRequiredService<MachineClock>().Now));
        }

        return problems;
    }

    private static IEnumerable<string> Judge(SlackResult<AuthTest> answer, DateTimeOffset now)
    {
        if (answer is SlackResult<AuthTest>.Failed { Failure: var failure })
        {
            yield return failure.Kind == FailureKind.Permanent
                ? $"Slack refuses the token: {failure.Error}. Install the app again and copy the bot user OAuth token into Slack:BotToken."
                : $"Slack could not be reached ({failure.Error}). Check that this machine may reach slack.com by https, and Slack:ApiBaseUrl if it is set.";
        }
        else if (answer is SlackResult<AuthTest>.Ok ok)
        {
            if (Scopes.Except(ok.Value.Scopes).ToList() is { Count: > 0 } missing)
            {
                yield return $"The token lacks the scopes {string.Join(", ", missing)}: update the app from manifests/slack-app.http.yaml and install it again.";
            }

            if (ok.Value.ServerTime is { } server && (server - now).Duration() > MostSkew)
            {
                yield return $"This machine's clock differs from Slack's by {(server - now).Duration().TotalSeconds:0} s; at 300 s Slack's signatures no longer fit. Switch on time synchronisation (NTP).";
            }
        }
    }
}
