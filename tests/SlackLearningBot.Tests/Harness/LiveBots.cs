using System.Diagnostics;
using SlackLearningBot.Operator;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Tests.Outbox;

namespace SlackLearningBot.Tests.Harness;

/// <summary>Processes of the bot as they serve: loops running, the machine's own clock, all started at once on one empty database.</summary>
internal sealed class LiveBots : IAsyncDisposable
{
    private readonly TestDatabase database;

    private LiveBots(TestDatabase database, PlaygroundServer slack, IReadOnlyList<WebApplication> apps)
    {
        this.database = database;
        Slack = slack;
        Apps = apps;
    }

    public PlaygroundServer Slack { get; }

    public IReadOnlyList<WebApplication> Apps { get; }

    public TestDatabase Database => database;

    public static async Task<LiveBots> StartAsync(int count, Action<IServiceCollection>? more = null)
    {
        var own = await TestDatabase.CreateEmptyAsync();
        var calendar = TurnableClock.Running(BotHost.SystemClock);
        var slack = await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = 0 }, calendar, BotHost.SystemClock);
        var apps = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(async () =>
        {
            var app = await BotHost.BuildAsync(
                new BotHostOptions
                {
                    Environment = "Test",
                    Calendar = calendar,
                    Services = services =>
                    {
                        services.AddSingleton<IWork>(new NoteWork());
                        more?.Invoke(services);
                    },
                    Settings = new Dictionary<string, string?>
                    {
                        ["ConnectionStrings:Postgres"] = own.ConnectionString,
                        ["Slack:ApiBaseUrl"] = slack.ApiUrl.ToString(),
                        ["Slack:BotToken"] = PlaygroundOptions.BotToken,
                        ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                        ["Delivery:PostsPerMinute"] = "100000",
                        ["Urls"] = "http://127.0.0.1:0",
                        ["Logging:LogLevel:Default"] = "Error",
                    },
                },
                CancellationToken.None);
            await app.StartAsync();
            return app;
        })));
        slack.ConnectBot(Transport.AddressOf(apps[0]));
        return new LiveBots(own, slack, apps);
    }

    /// <summary>Polls until it is so; false after the deadline.</summary>
    public static async Task<bool> BecomesAsync(Func<Task<bool>> so, TimeSpan within)
    {
        var watch = Stopwatch.StartNew();
        while (!await so())
        {
            if (watch.Elapsed > within)
            {
                return false;
            }

            await Task.Delay(50);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Apps.Select(app => app.StopAsync()));
        foreach (var app in Apps)
        {
            await app.DisposeAsync();
        }

        await Slack.DisposeAsync();
        await database.DisposeAsync();
    }
}
