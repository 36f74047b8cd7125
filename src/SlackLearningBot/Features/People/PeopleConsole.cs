using System.CommandLine;
using System.Text;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary><c>people import FILE.csv [--workspace T] [--check]</c>.</summary>
internal sealed class PeopleConsole : IConsoleCommand
{
    public Command Build(ConsoleHost host)
    {
        var file = new Argument<FileInfo>("FILE.csv")
        {
            Description = "UTF-8 with a header: user (or user_id) or e-mail (or email), manager, level, team, country, site",
        };
        var team = TeamChoice.Option();
        var check = new Option<bool>("--check") { Description = "Say what would change, and change nothing" };
        var import = new Command("import", "Import or update the company's list of people") { file, team, check };
        import.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => ImportAsync(host, services, parsed.GetValue(file)!, parsed.GetValue(team), parsed.GetValue(check), cancel), cancel));
        return new Command("people", "The company's list of people") { import };
    }

    private static async Task<int> ImportAsync(
        ConsoleHost host, IServiceProvider services, FileInfo file, string? team, bool onlyCheck, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { } workspace
            || await ReadAsync(host, file) is not { } sheet)
        {
            return 1;
        }

        if (sheet.Errors.Count > 0 && sheet.Rows.Count == 0)
        {
            return await RefuseAsync(host, file, sheet.Errors, null);
        }

        var (plan, trouble) = await services.GetRequiredService<PeopleImport>().RunAsync(workspace.TeamId, sheet, onlyCheck, cancel);
        if (plan.Errors.Count > 0)
        {
            return await RefuseAsync(host, file, plan.Errors, trouble);
        }

        foreach (var change in plan.Changes)
        {
            await host.Output.WriteLineAsync(change.Describe());
        }

        await host.Output.WriteLineAsync(onlyCheck
            ? $"Checked only, nothing was changed. {Count(plan.Changes.Count)} would change, {plan.Unchanged} would stay as they are."
            : $"{Count(plan.Changes.Count)} changed, {plan.Unchanged} stayed as they are.");
        return 0;
    }

    private static async Task<PeopleSheet?> ReadAsync(ConsoleHost host, FileInfo file)
    {
        try
        {
            using var text = new StreamReader(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return PeopleFile.Read(text);
        }
        catch (DecoderFallbackException)
        {
            await host.Error.WriteLineAsync($"{file.Name} is not UTF-8. Save it as \"CSV UTF-8\" and try again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync($"{file.FullName} could not be read: {e.Message}");
        }

        return null;
    }

    private static async Task<int> RefuseAsync(ConsoleHost host, FileInfo file, IReadOnlyList<LineError> errors, string? trouble)
    {
        foreach (var error in errors)
        {
            await host.Error.WriteLineAsync($"{file.Name}:{error.Line}: {error.Message}");
        }

        if (trouble is not null)
        {
            await host.Error.WriteLineAsync(trouble);
        }

        await host.Error.WriteLineAsync($"Nothing was changed: {(errors.Count == 1 ? "1 error" : $"{errors.Count} errors")}.");
        return 1;
    }

    private static string Count(int people) => people == 1 ? "1 person" : $"{people} people";
}
