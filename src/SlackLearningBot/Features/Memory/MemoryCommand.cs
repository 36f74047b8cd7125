using System.CommandLine;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Memory;

/// <summary><c>memory rebuild</c> and <c>memory fit</c>.</summary>
internal sealed class MemoryCommand : IConsoleCommand
{
    public Command Build(ConsoleHost host) => new("memory", "What learners still know, made of their answers")
    {
        BuildRebuild(host),
        BuildFit(host),
    };

    private static Command BuildRebuild(ConsoleHost host)
    {
        var team = TeamChoice.Option();
        var check = new Option<bool>("--check") { Description = "Change nothing; say how many memories stand otherwise than the answers say" };
        var command = new Command("rebuild", "Make all memories of a workspace anew from the log of answers") { team, check };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => RebuildAsync(host, services, parsed.GetValue(team), parsed.GetValue(check), cancel), cancel));
        return command;
    }

    private static Command BuildFit(ConsoleHost host)
    {
        var team = TeamChoice.Option();
        var command = new Command("fit", "Fit the memory model to a workspace's answers now, as is done every night") { team };
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, services => FitAsync(host, services, parsed.GetValue(team), cancel), cancel));
        return command;
    }

    private static async Task<int> RebuildAsync(ConsoleHost host, IServiceProvider services, string? team, bool check, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        var report = await services.GetRequiredService<Rebuilding>().RunAsync(chosen, changes: !check, cancel);
        await host.Output.WriteLineAsync(
            $"{report.Memories} memories of {report.Learners} learners, made from {report.Reviews} answers: {(check ? Checked(report) : Changed(report))}");
        return check && report.Differed > 0 ? 1 : 0;
    }

    private static string Checked(RebuildReport report) => report.Differed == 0
        ? "all stand as the answers say."
        : $"{report.Differed} stand otherwise. Mend them with: memory rebuild";

    private static string Changed(RebuildReport report) => report.Differed == 0 ? "nothing had to be changed." : $"{report.Differed} were changed.";

    private static async Task<int> FitAsync(ConsoleHost host, IServiceProvider services, string? team, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var chosen })
        {
            return 1;
        }

        var tried = await services.GetRequiredService<Fitting>().TryAsync(chosen, cancel);
        await host.Output.WriteLineAsync(tried switch
        {
            null => "There are too few answers on later days to learn from (500 are wanted); nothing was changed.",
            { Kept: false } => $"Fitted to {tried.Reviews} answers: log loss on the newest quarter {tried.LogLossBefore:0.0000} with the numbers in use, {tried.LogLoss:0.0000} with the new ones. They stay as they are.",
            _ => $"Fitted to {tried.Reviews} answers: log loss on the newest quarter {tried.LogLossBefore:0.0000} before, {tried.LogLoss:0.0000} now. All memories are made anew.",
        });
        if (tried is { Kept: true })
        {
            await services.GetRequiredService<Rebuilding>().RunAsync(chosen, changes: true, cancel);
        }

        return 0;
    }
}
