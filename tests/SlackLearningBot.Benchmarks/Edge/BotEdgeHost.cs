using SlackLearningBot.Clock;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>The bot as it serves in Production, with the two measured commands beside its own.</summary>
internal static class BotEdgeHost
{
    public static async Task RunAsync(int port, string connectionString, CancellationToken cancel)
    {
        await using var app = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Production",
            Services = services => services.AddSingleton<ISlashCommandHandler, PlainCommand>().AddSingleton<ISlashCommandHandler, InsertCommand>(),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = EdgeRequests.Secret,
                ["Slack:BotToken"] = "",
                ["Bot:StarterCatalogue"] = "false",
                ["Telemetry:PrometheusPort"] = "0",
                ["Urls"] = $"http://127.0.0.1:{port}",
            },
        }, cancel);
        await app.Services.GetRequiredService<InstallationStore>().SaveAsync(
            new Workspace(EdgeRequests.Team, "Bench Works", new Uri("https://bench.slack.com/"), "U0BENCHBOT", "xoxb-bench"), BotScopes.All, app.Services.GetRequiredService<MachineClock>().Now, cancel);
        await app.RunAsync(cancel);
    }
}
