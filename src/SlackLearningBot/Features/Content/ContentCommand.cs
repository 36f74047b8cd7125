using System.CommandLine;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary><c>content check FOLDER</c>, <c>content import FOLDER</c> and <c>content export FOLDER</c>.</summary>
internal sealed class ContentCommand(TimeProvider calendar) : IConsoleCommand
{
    public Command Build(ConsoleHost host)
    {
        var content = new Command("content", "Lessons in folders of Markdown files");
        content.Subcommands.Add(BuildCheck(host));
        content.Subcommands.Add(BuildImport(host));
        content.Subcommands.Add(BuildExport(host));
        return content;
    }

    private Command BuildCheck(ConsoleHost host)
    {
        var folder = FolderArgument();
        var command = new Command("check", "Say what is wrong with a folder of lessons; needs no database and changes nothing") { folder };
        command.SetAction((parsed, _) => CheckAsync(host, parsed.GetValue(folder)!, DateOnly.FromDateTime(calendar.GetUtcNow().UtcDateTime)));
        return command;
    }

    private static Command BuildImport(ConsoleHost host)
    {
        var folder = FolderArgument();
        var team = TeamChoice.Option();
        var command = new Command("import", "Bring a folder of lessons into a workspace; people keep their progress") { folder, team };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => ImportAsync(host, services, parsed.GetValue(folder)!, parsed.GetValue(team), cancel), cancel));
        return command;
    }

    private static Command BuildExport(ConsoleHost host)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder that does not exist yet or is empty" };
        var team = TeamChoice.Option();
        var format = new Option<ExportFormat>("--format") { Description = "markdown: lessons that can be imported again; gift: the questions, one file a track, for Moodle and others; anki: the questions as cards" };
        var command = new Command("export", "Write a workspace's lessons into a folder, from which they can be imported again, or their questions for other programs") { folder, team, format };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => ExportAsync(host, services, parsed.GetValue(folder)!, parsed.GetValue(team), parsed.GetValue(format), cancel), cancel));
        return command;
    }

    private static Argument<string> FolderArgument() => new("FOLDER") { Description = "A folder with one folder a track and one Markdown file a lesson" };

    private static async Task<int> CheckAsync(ConsoleHost host, string folder, DateOnly today)
    {
        switch (ContentImporter.Check(folder, today))
        {
            case ContentVerdict.Good good:
                await WarnAsync(host, good.Warnings);
                await host.Output.WriteLineAsync(ContentReport.Good(good.Tracks, good.Warnings.Count));
                return 0;
            case ContentVerdict.Refused refused:
                return await RefuseAsync(host, refused.Errors, refused.Warnings);
            default:
                throw new InvalidOperationException("A content verdict is neither good nor refused.");
        }
    }

    private static async Task<int> ExportAsync(ConsoleHost host, IServiceProvider services, string folder, string? team, ExportFormat format, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        switch (await services.GetRequiredService<ContentExporter>().ExportAsync(chosen, folder, format, cancel))
        {
            case ExportOutcome.Exported exported:
                await host.Output.WriteLineAsync(ContentReport.Exported(exported.Tracks, folder));
                return 0;
            case ExportOutcome.ExportedQuestions questions:
                await host.Output.WriteLineAsync(ContentReport.Exported(questions, folder));
                return 0;
            case ExportOutcome.Empty:
                return await FailAsync(host, ContentReport.NothingToExport);
            case ExportOutcome.Occupied:
                return await FailAsync(host, ContentReport.Occupied(folder));
            case ExportOutcome.Unwritable unwritable:
                return await FailAsync(host, ContentReport.Unwritable(folder, unwritable.Reason));
            case ExportOutcome.Unfaithful unfaithful:
                return await FailAsync(host, ContentReport.Unfaithful(folder, unfaithful.LessonIds));
            default:
                throw new InvalidOperationException("An export came to nothing known.");
        }
    }

    private static async Task<int> FailAsync(ConsoleHost host, string sentence)
    {
        await host.Error.WriteLineAsync(sentence);
        return 1;
    }

    private static async Task<int> ImportAsync(ConsoleHost host, IServiceProvider services, string folder, string? team, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        switch (await services.GetRequiredService<ContentImporter>().ImportAsync(chosen, folder, cancel))
        {
            case ImportOutcome.Imported imported:
                await WarnAsync(host, imported.Warnings);
                foreach (var line in ContentReport.Imported(imported.Report))
                {
                    await host.Output.WriteLineAsync(line);
                }

                return 0;
            case ImportOutcome.Refused refused:
                return await RefuseAsync(host, refused.Errors, refused.Warnings);
            default:
                throw new InvalidOperationException("An import was neither done nor refused.");
        }
    }

    private static async Task WarnAsync(ConsoleHost host, IReadOnlyList<ContentWarning> warnings)
    {
        foreach (var warning in warnings)
        {
            await host.Output.WriteLineAsync(ContentReport.Line(warning));
        }
    }

    private static async Task<int> RefuseAsync(ConsoleHost host, IReadOnlyList<ContentError> errors, IReadOnlyList<ContentWarning> warnings)
    {
        await WarnAsync(host, warnings);
        foreach (var error in errors)
        {
            await host.Error.WriteLineAsync(ContentReport.Line(error));
        }

        await host.Error.WriteLineAsync(ContentReport.Refused(errors.Count, warnings.Count));
        return 1;
    }
}
