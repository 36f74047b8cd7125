using System.CommandLine;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary><c>programme import FILE</c>: the same check and the same saving as a dropped file, for files under version control.</summary>
internal sealed class ProgrammeVerb : IConsoleCommand
{
    /// <summary>Who saves it, as with roles that an operator grants.</summary>
    private const string Operator = "operator";

    public Command Build(ConsoleHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The YAML of a programme" };
        var team = TeamChoice.Option();
        var import = new Command("import", "Bring a programme into a workspace; people who are in it go on from their next step") { file, team };
        import.SetAction((parsed, cancel) => host.RunAsync(parsed, services => ImportAsync(host, services, parsed.GetValue(file)!, parsed.GetValue(team), cancel), cancel));
        var programme = new Command("programme", "Programmes: dated steps around a session");
        programme.Subcommands.Add(import);
        return programme;
    }

    private static async Task<int> ImportAsync(ConsoleHost host, IServiceProvider services, string path, string? team, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        List<ContentError> errors = [];
        if (!File.Exists(path))
        {
            await host.Error.WriteLineAsync($"Found no file '{path}'. Give the path of a programme's YAML. Nothing was changed.");
            return 1;
        }

        var name = Path.GetFileName(path);
        if (ContentText.Decode(name, await File.ReadAllBytesAsync(path, cancel), errors) is not { } text)
        {
            return await RefuseAsync(host, errors);
        }

        var desk = services.GetRequiredService<DraftDesk>();
        return await services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            async transaction => await desk.SaveAsync(transaction, new LearnerKey(chosen, Operator), new ContentFile(name, text), cancel) switch
            {
                SavedFile.Saved saved => await SayAsync(host, $"Saved: {saved.Title}, version {saved.Version}.{UnderWay(saved.Running)}"),
                SavedFile.Same same => await SayAsync(host, $"Unchanged: {same.Title} is this version {same.Version} already."),
                SavedFile.Refused refused => await RefuseAsync(host, refused.Errors),
                SavedFile.BreaksDays => await RefuseAsync(host, [new ContentError(name, 1, "session-under-way", "Groups under way count their days from a session or a start that this version does not have. Give it another id.")]),
                _ => throw new InvalidOperationException("A file was neither saved nor refused."),
            },
            cancel);
    }

    private static string UnderWay(int groups) =>
        groups == 0 ? "" : $" {StepWords.Count(groups, "group", "groups")} under way {(groups == 1 ? "goes" : "go")} on with it from the next step.";

    private static async Task<int> SayAsync(ConsoleHost host, string sentence)
    {
        await host.Output.WriteLineAsync(sentence);
        return 0;
    }

    private static async Task<int> RefuseAsync(ConsoleHost host, IReadOnlyList<ContentError> errors)
    {
        foreach (var error in errors)
        {
            await host.Error.WriteLineAsync($"{error.File}:{error.Line}: {error.Rule}: {error.Message}");
        }

        await host.Error.WriteLineAsync($"{errors.Count} {(errors.Count == 1 ? "error" : "errors")}. Nothing was changed.");
        return 1;
    }
}

/// <summary>What a file that is saved without a look came to.</summary>
internal abstract record SavedFile
{
    public sealed record Saved(string Title, int Version, int Running) : SavedFile;

    public sealed record Same(string Title, int Version) : SavedFile;

    public sealed record Refused(IReadOnlyList<ContentError> Errors) : SavedFile;

    /// <summary>See <see cref="DraftLook.BreaksTheirDays"/>.</summary>
    public sealed record BreaksDays : SavedFile;
}
