using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using SlackLearningBot.Data;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator;

/// <summary>The program's verbs. Without one it serves.</summary>
internal static class BotConsole
{
    private static readonly Option<string?> EnvironmentChoice = new("--environment")
    {
        Description = "Production (default) or Development, which may start a private PostgreSQL of its own",
        Recursive = true,
    };

    public static Task<int> RunAsync(string[] args, IReadOnlyList<IConsoleCommand> verbs, TextWriter output, TextWriter error)
    {
        var host = new ConsoleHost((parsed, cancel) => OpenAsync(parsed, migrates: true, cancel), output, error)
        {
            OpenUnchanged = (parsed, cancel) => OpenAsync(parsed, migrates: false, cancel),
            Input = Console.IsInputRedirected ? null : Console.In,
        };

        return RunAsync(args, verbs, host);

        static async Task<ConsoleSession> OpenAsync(ParseResult parsed, bool migrates, CancellationToken cancel)
        {
            var app = await BotHost.BuildAsync(
                new BotHostOptions { Environment = parsed.GetValue(EnvironmentChoice), IsServing = false, Migrates = migrates }, cancel);
            return new ConsoleSession(app.Services, app);
        }
    }

    /// <summary>The same on services that somebody else opens.</summary>
    public static Task<int> RunAsync(string[] args, IReadOnlyList<IConsoleCommand> verbs, ConsoleHost host)
    {
        var root = new RootCommand("SlackLearningBot: learning in the working day, inside Slack. Without a verb it serves.");
        root.Options.Add(EnvironmentChoice);
        foreach (var verb in verbs)
        {
            root.Subcommands.Add(verb.Build(host));
        }

        root.SetAction((parsed, cancel) => ServeCommand.ServeAsync(parsed.GetValue(EnvironmentChoice), cancel));
        return RunAsync(root, args, host);
    }

    /// <summary>The console's catch-all: what an operator can mend is told in a sentence, anything else with its stack.</summary>
    private static async Task<int> RunAsync(RootCommand root, string[] args, ConsoleHost host)
    {
        try
        {
            // People are named @ben here: without this, System.CommandLine would look for a file of that name with arguments in it.
            return await root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync(
                new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = BotHost.StopsWithin + BotHost.StopsWithin });
        }
        catch (Exception e) when (e is SettingsException or MigrationException or LocalPostgresException)
        {
            await host.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            await host.Error.WriteLineAsync($"PostgreSQL did not answer: {e.Message}. Check ConnectionStrings:Postgres and that the server runs; doctor tells more.");
            return 1;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await host.Error.WriteLineAsync($"{e.Message} Stop the program that listens there, or set Urls to another address, for example http://127.0.0.1:8081.");
            return 1;
        }
    }
}
