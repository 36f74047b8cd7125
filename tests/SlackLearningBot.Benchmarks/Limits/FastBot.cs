using System.Globalization;
using SlackLearningBot.Clock;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>When a fast run began and how fast it is; the same in every process of it.</summary>
internal sealed record FastTime(DateTimeOffset RealOrigin, DateTimeOffset Origin, double Speed)
{
#pragma warning disable RS0030 // the real clock, which the fast one is made of
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030

    public FastClock Clock => new(Real, RealOrigin, Origin, Speed);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RealOrigin:O};{Origin:O};{Speed:R}");

    public static FastTime Parse(string text)
    {
        var parts = text.Split(';');
        return new FastTime(
            DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

/// <summary>The bot as it serves, at its planning rates, on clocks that run fast; ticks come every few real tenths of a second instead of every minute.</summary>
internal static class FastBot
{
    public static async Task RunAsync(int port, string argument, CancellationToken cancel)
    {
        var parts = argument.Split('|');
        var time = FastTime.Parse(parts[2]);
        await using var app = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            Calendar = time.Clock,
            Machine = time.Clock,
            Services = services => services.AddHostedService(provider => new Ticker(provider, TimeSpan.FromMinutes(1) / time.Speed)),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = parts[0],
                ["Slack:ApiBaseUrl"] = parts[1],
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Slack:BotToken"] = "",
                ["Bot:StarterCatalogue"] = "false",
                ["Urls"] = $"http://127.0.0.1:{port}",
            },
        }, cancel);
        await app.RunAsync(cancel);
    }

    private sealed class Ticker(IServiceProvider services, TimeSpan minute) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var timer = new PeriodicTimer(minute, FastTime.Real);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await services.RunTicksAsync(stoppingToken);
            }
        }
    }
}
