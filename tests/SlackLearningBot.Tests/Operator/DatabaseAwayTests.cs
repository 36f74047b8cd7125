using System.Diagnostics;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Operator;

/// <summary>Where everything is switched on at once, the bot may be there before its database.</summary>
internal sealed class DatabaseAwayTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Test]
    public async Task A_database_that_comes_up_later_is_waited_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var way = new Relay(database.ConnectionString);
        var log = new WarningLog();
        using var stop = new CancellationTokenSource();
        var (bot, address) = Serve(way.ConnectionString, log, stop.Token);

        var waits = await LiveBots.BecomesAsync(() => Task.FromResult(log.Has(5012, $"127.0.0.1:{way.Port} cannot be reached")), Soon);
        var began = bot.IsCompleted;
        way.Open();
        var isReady = await LiveBots.BecomesAsync(() => IsReadyAsync(address), Soon);
        await stop.CancelAsync();

        Assert.That((waits, began, isReady, await bot), Is.EqualTo((true, false, true, 0)));
    }

    /// <summary>One of the first connections is lost, or several: that of the schema, of the ticks, of whoever else begins.</summary>
    [Test]
    public async Task A_database_that_goes_away_again_while_the_bot_begins_stops_nothing([Values(1, 2, 3)] int lost, [Values(1, 6)] int many)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var way = new Relay(database.ConnectionString);
        way.Open(lost, many);
        using var stop = new CancellationTokenSource();
        var (bot, address) = Serve(way.ConnectionString, new WarningLog(), stop.Token);

        var isReady = await LiveBots.BecomesAsync(() => IsReadyAsync(address), Soon);
        await stop.CancelAsync();

        Assert.That((isReady, await bot), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task It_is_not_waited_for_without_end()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var way = new Relay(database.ConnectionString);
        var log = new WarningLog();
        var watch = Stopwatch.StartNew();

        var failure = Assert.CatchAsync<NpgsqlException>(() => Serve(way.ConnectionString, log, CancellationToken.None, patience: 2).Bot);

        Assert.That(failure!.Message, Does.Contain($"127.0.0.1:{way.Port}"));
        Assert.That(watch.Elapsed, Is.InRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30)));
        Assert.That(log.IsClosed, Is.True, "it leaves nothing behind that it began");
    }

    [Test]
    public async Task Whoever_stops_it_meanwhile_is_obeyed()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var way = new Relay(database.ConnectionString);
        var log = new WarningLog();
        using var stop = new CancellationTokenSource();
        var (bot, _) = Serve(way.ConnectionString, log, stop.Token);
        await LiveBots.BecomesAsync(() => Task.FromResult(log.Has(5012, "")), Soon);

        await stop.CancelAsync();

        Assert.That(await bot.WaitAsync(TimeSpan.FromSeconds(10)), Is.Zero);
    }

    [Test]
    public async Task A_database_that_does_not_exist_and_a_wrong_password_are_said_at_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var right = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var log = new WarningLog();

        var missing = Assert.CatchAsync<PostgresException>(() => Serve(new NpgsqlConnectionStringBuilder(right.ConnectionString) { Database = "slb_nowhere" }.ConnectionString, log, CancellationToken.None).Bot);
        var refused = Assert.CatchAsync<PostgresException>(() => Serve(new NpgsqlConnectionStringBuilder(right.ConnectionString) { Username = "slb_nobody", Password = "wrong" }.ConnectionString, log, CancellationToken.None).Bot);

        Assert.That(missing!.SqlState, Is.EqualTo(PostgresErrorCodes.InvalidCatalogName));
        Assert.That(refused!.SqlState, Does.StartWith("28"));
        Assert.That(log.Has(5012, ""), Is.False, "nobody waits for that");
    }

    private static (Task<int> Bot, Uri Address) Serve(string connectionString, WarningLog log, CancellationToken stop, int patience = 60)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var options = new BotHostOptions
        {
            Environment = "Test",
            Patience = TimeSpan.FromSeconds(patience),
            Services = services => services.AddSingleton<ILoggerProvider>(_ => log),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Bot:StarterCatalogue"] = "false",
                ["Urls"] = address.ToString(),
                ["Logging:LogLevel:Default"] = "Warning",
            },
        };
        return (Task.Run(() => ServeCommand.ServeAsync(options, afterRestore: false, stop), CancellationToken.None), address);
    }

    private static async Task<bool> IsReadyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        try
        {
            return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
