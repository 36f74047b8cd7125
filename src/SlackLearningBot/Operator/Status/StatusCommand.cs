using System.CommandLine;
using System.Text.Json;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator.Status;

/// <summary><c>status</c>: how the bot stands, on one screen. Exits with 1 when something needs attention.</summary>
internal sealed class StatusCommand : IConsoleCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public Command Build(ConsoleHost host)
    {
        var workspace = new Option<string?>("--workspace", "--team") { Description = "Only this workspace, T…" };
        var json = new Option<bool>("--json") { Description = "As JSON" };
        var late = new Option<int>("--late") { Description = "After how many minutes something due needs attention (15)", DefaultValueFactory = _ => (int)StatusJudge.OldestDue.TotalMinutes };
        late.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 10_000)
            {
                result.AddError("--late expects minutes, a whole number from 1 to 10000.");
            }
        });
        var command = new Command("status", "How the bot stands: deliveries, events, people, and what needs attention") { workspace, json, late };
        command.SetAction((parsed, cancel) => OperatorSession.RunAsync(host, parsed, async services =>
        {
            var team = parsed.GetValue(workspace);
            if (await OperatorSession.ChooseTeamsAsync(host, services, team, cancel) is null)
            {
                return 1;
            }

            var machine = services.GetRequiredService<MachineClock>().Now;
            var report = await services.GetRequiredService<StatusReader>().ReadAsync(team, cancel);
            report = report with { Problems = StatusJudge.Find(report, TimeSpan.FromMinutes(parsed.GetValue(late)), machine) };
            if (parsed.GetValue(json))
            {
                await host.Output.WriteLineAsync(JsonSerializer.Serialize(report, Json));
            }
            else
            {
                foreach (var line in StatusView.Of(report, machine))
                {
                    await host.Output.WriteLineAsync(line);
                }
            }

            return report.Problems.Count == 0 ? 0 : 1;
        }, cancel));
        return command;
    }
}
