using System.CommandLine;
using SlackLearningBot.Features.People;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.People;

/// <summary>What a console verb of this slice said.</summary>
internal sealed record ConsoleRun(int Code, string Output, string Error)
{
    public static async Task<ConsoleRun> OfAsync(TestBot bot, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var host = new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(bot.Services, null)), output, error);
        var root = new RootCommand();
        foreach (var verb in PeopleFeature.ConsoleCommands)
        {
            root.Subcommands.Add(verb.Build(host));
        }

        var code = await root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null })
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new ConsoleRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Imports a file with this text.</summary>
    public static async Task<ConsoleRun> ImportAsync(TestBot bot, string csv, params string[] more)
    {
        var file = Path.Combine(Path.GetTempPath(), $"people-{Path.GetRandomFileName()}.csv");
        try
        {
            await File.WriteAllTextAsync(file, csv);
            return await OfAsync(bot, ["people", "import", file, .. more]) is var run ? run with { Error = run.Error.Replace(Path.GetFileName(file), "people.csv", StringComparison.Ordinal) } : null!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
