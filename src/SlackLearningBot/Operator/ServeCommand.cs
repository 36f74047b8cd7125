using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator;

/// <summary><c>serve</c>: listens to Slack and sends what is due, until it is told to stop.</summary>
internal sealed class ServeCommand : IConsoleCommand
{
    public Command Build(ConsoleHost host)
    {
        var command = new Command("serve", "Listen to Slack and send what is due (the default)");
        var afterRestore = new Option<bool>("--after-restore")
        {
            Description = "The database was put back to an earlier state: look in Slack before sending what it owes",
        };
        command.Options.Add(afterRestore);
        command.SetAction((parsed, cancel) => ServeAsync(parsed.GetValue<string?>("--environment"), parsed.GetValue(afterRestore), cancel));
        return command;
    }

    public static Task<int> ServeAsync(string? environment, CancellationToken cancel) => ServeAsync(environment, afterRestore: false, cancel);

    private static Task<int> ServeAsync(string? environment, bool afterRestore, CancellationToken cancel) =>
        ServeAsync(new BotHostOptions { Environment = environment }, afterRestore, cancel);

    /// <summary>Whoever tells it to stop while it still waits for its database is obeyed as well.</summary>
    internal static async Task<int> ServeAsync(BotHostOptions options, bool afterRestore, CancellationToken cancel)
    {
        try
        {
            await using var app = await BotHost.BuildAsync(options, cancel);
            RequireFree(app.Services.GetRequiredService<BotConfiguration>().Urls ?? "http://127.0.0.1:5000");
            if (app.Services.GetRequiredService<TelemetrySettings>().PrometheusPort is { } port and > 0)
            {
                RequireFree($"http://127.0.0.1:{port}", "The address of Telemetry:PrometheusPort");
            }

            if (afterRestore)
            {
                await app.Services.GetRequiredService<RestoreMark>().SetAsync(app.Services.GetRequiredService<CalendarClock>().Now, cancel);
            }

            await app.RunAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Told to stop before it had begun.
        }

        return 0;
    }

    /// <summary>Looked at first: the server finds out last, when everything else has begun, and tells it with a stack.</summary>
    /// <exception cref="SettingsException">Another program listens there.</exception>
    internal static void RequireFree(string urls, string setting = "Urls")
    {
        foreach (var address in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BindingAddress.Parse))
        {
            var at = IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Any;
            try
            {
                using var trial = new TcpListener(at, address.Port);
                trial.Start();
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
            {
                throw new SettingsException([$"{setting} is \"{urls}\", and another program listens on port {address.Port}. Stop it, or choose another port."]);
            }
        }
    }
}
