using System.Globalization;
using SlackLearningBot.Benchmarks.Wake;
using SlackLearningBot.Clock;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Benchmarks.Fanout;

/// <summary>The bot as it serves, with its rates lifted and Slack's place taken by the sink. The tick is told to run instead of waiting for its minute.</summary>
internal static class BotLoop
{
    public static async Task RunAsync(int port, string argument, CancellationToken cancel)
    {
        var (connectionString, sink) = (argument.Split('|')[0], argument.Split('|')[1]);
        await using var app = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            Services = services => services.AddSingleton<IWork, WakeNote>().AddLogging(logging => logging.ClearProviders().AddJsonConsole()), // as in Production
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Slack:BotToken"] = "",
                ["Slack:ApiBaseUrl"] = sink,
                ["Bot:StarterCatalogue"] = "false",
                ["Delivery:PostsPerMinute"] = "100000",
                ["Delivery:ReadsPerMinute"] = "100000",
                ["Delivery:HomesPerMinute"] = "100000",
                ["Delivery:Burst"] = "1000",
                ["Delivery:SpreadMinutes"] = "0",
                ["Telemetry:PrometheusPort"] = "0",
                ["Urls"] = $"http://127.0.0.1:{port}",
            },
        }, cancel);
        app.MapPost("/bench/install/{teams:int}", (int teams) => InstallAsync(app.Services, teams, cancel));
        app.MapPost("/bench/tick", () => app.Services.GetRequiredService<DueLearners>().EnqueueDueAsync(cancel));
        app.MapPost("/bench/owe/{team}/{slot}", async (string team, string slot) =>
            (await WakeNote.OweAsync(app.Services, team, slot, cancel)).ToString(CultureInfo.InvariantCulture));
        await app.RunAsync(cancel);
    }

    private static async Task InstallAsync(IServiceProvider services, int teams, CancellationToken cancel)
    {
        for (var i = 0; i < teams; i++)
        {
            await services.GetRequiredService<InstallationStore>().SaveAsync(
                new Workspace(FanoutPeople.Team(i), "Bench Works", new Uri("https://bench.slack.com/"), "U0BENCHBOT", "xoxb-bench"),
                BotScopes.All, services.GetRequiredService<MachineClock>().Now, cancel);
        }
    }
}
