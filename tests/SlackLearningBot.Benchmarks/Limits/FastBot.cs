using SlackLearningBot.Clock;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>The bot as it serves, on clocks that run fast, at its planning rates or with them lifted; its ticks come every so many real milliseconds.</summary>
internal static class FastBot
{
    public static async Task RunAsync(int port, string argument, CancellationToken cancel)
    {
        var parts = argument.Split('|');
        var time = FastTime.Parse(parts[2]);
        await using var app = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            Calendar = time.Calendar,
            Machine = time.Machine,
            Services = services => services.AddHostedService(provider => new Ticker(provider)).AddLogging(logging => logging.ClearProviders().AddJsonConsole()),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = parts[0],
                ["Slack:ApiBaseUrl"] = parts[1],
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Slack:BotToken"] = "",
                ["Bot:StarterCatalogue"] = "false",
                ["Delivery:PostsPerMinute"] = parts[3],
                ["Delivery:HomesPerMinute"] = parts[4],
                ["Delivery:ReadsPerMinute"] = parts[5],
                ["Telemetry:PrometheusPort"] = "0",
                ["Urls"] = $"http://127.0.0.1:{port}",
            },
        }, cancel);
        await app.RunAsync(cancel);
    }

    private sealed class Ticker(IServiceProvider services) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), FastTime.Real);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await services.RunTicksAsync(stoppingToken);
            }
        }
    }
}
