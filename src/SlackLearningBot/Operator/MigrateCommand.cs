using System.CommandLine;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator;

/// <summary><c>migrate</c>: brings the database forward and says what it did. Serving does the same at its start.</summary>
internal sealed class MigrateCommand : IConsoleCommand
{
    public Command Build(ConsoleHost host)
    {
        var command = new Command("migrate", "Bring the database to this version's schema");
        command.SetAction((parsed, cancel) => host.RunAsync(parsed, services =>
        {
            var report = services.GetRequiredService<SchemaGate>().Report!;
            host.Output.WriteLine(report.Applied.Count == 0
                ? "The database is up to date."
                : $"Applied {string.Join(", ", report.Applied)}.");
            return Task.FromResult(0);
        }, cancel));
        return command;
    }
}
