using System.Globalization;
using SlackLearningBot.Clock;
using SlackLearningBot.Edge;
using SlackLearningBot.Operator;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.CrashTests.Bots;

/// <summary>One of the bots: the product as it serves, on clocks that run fast, with ticks every real second and a step at which it dies.</summary>
internal static class BotProgram
{
    public const string Verb = "bot";
    public const string NoStep = "-";

    /// <summary>PORT DATABASE SLACK STEP PASS and the clocks.</summary>
    public static async Task RunAsync(string[] args)
    {
        var clocks = Clocks.Parse(args[5..]);
        _ = EndWithTheRunAsync();
        await ServeCommand.ServeAsync(new BotHostOptions
        {
            Environment = "CrashTest",
            Calendar = clocks.Calendar,
            Machine = clocks.Machine,
            Services = services =>
            {
                services.AddHostedService<Ticker>();
                services.AddSingleton<IWork, StormNudge>();
                services.AddSingleton(new HandlingTime(new MachineClock(Clocks.Real))); // people click in real time
                if (args[3] != NoStep)
                {
                    services.AddSingleton<ISteps>(new DyingSteps(args[3], int.Parse(args[4], CultureInfo.InvariantCulture), clocks.Calendar));
                }
            },
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = args[1],
                ["Slack:ApiBaseUrl"] = args[2],
                ["Slack:SigningSecret"] = Playground.PlaygroundOptions.SigningSecret,
                ["Slack:BotToken"] = "",
                ["Bot:StarterCatalogue"] = "false",
                ["Urls"] = $"http://127.0.0.1:{args[0]}",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        }, afterRestore: false, CancellationToken.None);
    }

    /// <summary>Its input ends when whoever started it is gone, however that came.</summary>
    private static async Task EndWithTheRunAsync()
    {
        await using var input = Console.OpenStandardInput();
        while (await input.ReadAsync(new byte[1]) > 0)
        {
            // Nobody writes to it.
        }

        Environment.Exit(1);
    }

    /// <summary>Quartz asks once a real minute, which is far too seldom for a day that takes eight; all three bots tick, so every tick is doubled and more.</summary>
    private sealed class Ticker(IServiceProvider services) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Clocks.Real);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await services.RunTicksAsync(stoppingToken);
                }
                catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException or InvalidOperationException)
                {
                    // PostgreSQL is away this second; a tick carries no information, so the next one does it.
                }
            }
        }
    }
}
