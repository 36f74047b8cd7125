using System.CommandLine;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Operator;

/// <summary><c>serve</c>: listens to Slack and sends what is due, until it is told to stop.</summary>
internal sealed class ServeCommand : IConsoleCommand
{
    public Command Build(ConsoleHost host)
    {
        var command = new Command("serve", "Listen to Slack and send what is due (the default)");
        command.SetAction((parsed, cancel) => ServeAsync(parsed.GetValue<string?>("--environment"), cancel));
        return command;
    }

    public static async Task<int> ServeAsync(string? environment, CancellationToken cancel)
    {
        await using var app = await BotHost.BuildAsync(new BotHostOptions { Environment = environment }, cancel);
        await app.RunAsync(cancel);
        return 0;
    }
}
