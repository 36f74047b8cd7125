using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

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
        RequireFree(app.Services.GetRequiredService<BotConfiguration>().Urls ?? "http://127.0.0.1:5000");
        if (app.Services.GetRequiredService<TelemetrySettings>().PrometheusPort is { } port and > 0)
        {
            RequireFree($"http://127.0.0.1:{port}", "The address of Telemetry:PrometheusPort");
        }

        await app.RunAsync(cancel);
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
