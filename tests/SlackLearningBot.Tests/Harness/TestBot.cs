using System.Globalization;
using Dapper;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// The whole bot on a database of its own, talking with a Playground (over HTTP or over sockets, see <see cref="Transport"/>), with clocks that stand still and loops that run only when a test
/// says so. Anna learns in Stockholm, Ben teaches in London, Priya owns the programme; Cleo is from another workspace and must see nothing.
/// </summary>
internal sealed class TestBot : IAsyncDisposable
{
    /// <summary>A Monday, 07:00 in Stockholm.</summary>
    public const string MondayMorning = "2026-11-23T06:00:00Z";

    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly SecondConnection second;

    private TestBot(TestDatabase database, PlaygroundServer slack, WebApplication app, StillClock machine, SecondConnection second)
    {
        this.database = database;
        this.app = app;
        this.second = second;
        Slack = slack;
        Machine = machine;
    }

    public PlaygroundServer Slack { get; }

    public StillClock Machine { get; }

    public IServiceProvider Services => app.Services;

    public string ConnectionString => database.ConnectionString;

    /// <summary>Where it listens, which nobody needs for what comes from Slack.</summary>
    public Uri Address => Transport.AddressOf(app);

    public DateTimeOffset Now => Slack.Clock.GetUtcNow();

    public PersonHands Anna => Slack.As(DemoWorkspace.Anna, DemoWorkspace.Team);

    public PersonHands Ben => Slack.As(DemoWorkspace.Ben, DemoWorkspace.Team);

    public PersonHands Maria => Slack.As(DemoWorkspace.Maria, DemoWorkspace.Team);

    public PersonHands Kenji => Slack.As(DemoWorkspace.Kenji, DemoWorkspace.Team);

    public PersonHands Priya => Slack.As(DemoWorkspace.Priya, DemoWorkspace.Team);

    public PersonHands Erik => Slack.As(DemoWorkspace.Erik, DemoWorkspace.Team);

    public static Task<TestBot> StartAsync(string at = MondayMorning, bool withStarter = false) =>
        StartAsync(at, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = withStarter ? "true" : "false" });

    public static async Task<TestBot> StartAsync(
        string at, IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection>? services = null)
    {
        var now = Instant(at);
        var machine = new StillClock(now);
        var calendar = TurnableClock.StandingAt(now);
        var own = await TestDatabase.CreateAsync();
        var slack = await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = 0, Patience = TimeSpan.FromSeconds(20) }, calendar, machine);
        if (Transport.IsSocketMode)
        {
            slack.UseSocketMode();
        }

        var transport = new Transport();
        var watch = new SecondConnection();
        var host = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Test",
            RunsLoops = false,
            Calendar = calendar,
            Machine = machine,
            Chance = new Random(7),
            Services = all =>
            {
                all.AddSingleton<IStartupFilter>(transport).AddSingleton(transport);
                all.AddLogging(logging => logging.AddProvider(watch).AddFilter<SecondConnection>("Npgsql", LogLevel.Trace));
                services?.Invoke(all);
            },
            Settings = new Dictionary<string, string?>(Transport.Settings(settings))
            {
                ["ConnectionStrings:Postgres"] = own.ConnectionString,
                ["Slack:ApiBaseUrl"] = slack.ApiUrl.ToString(),
                ["Delivery:PostsPerMinute"] = "100000",
                ["Delivery:UpdatesPerMinute"] = "100000",
                ["Delivery:HomesPerMinute"] = "100000",
                ["Delivery:ReadsPerMinute"] = "100000",
                ["Delivery:Burst"] = "1000",
                ["Urls"] = "http://127.0.0.1:0",
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft"] = "Error",
            },
        }, CancellationToken.None);
        await host.StartAsync();
        await Transport.ConnectAsync(slack, host);

        var bot = new TestBot(own, slack, host, machine, watch);
        if (await host.Services.GetRequiredService<WorkspaceSeeder>().SeedAsync(CancellationToken.None) is { } failure)
        {
            throw new InvalidOperationException($"The demo workspace was not installed: {failure}");
        }

        slack.World.Calls.Clear();
        return bot;
    }

    public static DateTimeOffset Instant(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static LearnerKey Key(PersonHands person) => new(person.Workspace.TeamId, person.UserId);

    /// <summary>Handles stored events and sends what is due, until nothing is left to do now.</summary>
    public async Task SettleAsync()
    {
        var sender = Services.GetRequiredService<Sender>();
        int done;
        do
        {
            done = await Services.GetRequiredService<InboundRunner>().RunOnceAsync(CancellationToken.None);
            foreach (var team in await sender.FindDueTeamsAsync(CancellationToken.None))
            {
                done += await sender.SendDueAsync(team, CancellationToken.None);
            }
        }
        while (done > 0);
    }

    /// <summary>Both clocks go to this moment, what is due is enqueued and sent.</summary>
    public async Task TurnToAsync(string at)
    {
        Machine.Advance(Instant(at) - Now);
        await Slack.TurnClockAsync(Instant(at));
        await TickAsync();
    }

    /// <summary>What the minute does: the ticks, and then the senders.</summary>
    public async Task TickAsync()
    {
        await Services.RunTicksAsync(CancellationToken.None);
        await SettleAsync();
    }

    /// <summary>Cleo, a learner of another workspace where the bot is installed too.</summary>
    public async Task<PersonHands> AddCleoAsync()
    {
        const string team = "T0OTHER0001";
        const string token = "xoxb-other";
        var workspace = Slack.World.Add(new WorkspaceSeed(team, "Other Works", "other-works", token));
        var cleo = new Person
        {
            Id = "U0OTHERCLEO", TeamId = team, Name = "cleo", RealName = "Cleo Novak", TimeZone = "Europe/Stockholm", Email = "cleo@other.example",
        };
        workspace.Admit(cleo);
        await Services.GetRequiredService<InstallationStore>().SaveAsync(
            new Seams.Workspace(team, "Other Works", Slack.Url, workspace.Bot.Id, token), [.. workspace.Scopes], Machine.GetUtcNow(), CancellationToken.None);
        return Slack.As(cleo.Id, team);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    public async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>How PostgreSQL would carry out a statement of the bot, see <see cref="QueryPlan"/>.</summary>
    public async Task<QueryPlan> PlanAsync(string name, params Npgsql.NpgsqlParameter[] values)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await QueryPlan.ReadAsync(connection, name, values);
    }

    public async ValueTask DisposeAsync()
    {
        var requests = Services.GetRequiredService<Transport>().Requests;
        await app.StopAsync();
        await app.DisposeAsync();
        await Slack.DisposeAsync();
        await database.DisposeAsync();
        second.ThrowIfFound();
        if (Transport.IsSocketMode && requests > 0)
        {
            throw new InvalidOperationException($"{requests} of Slack's requests came over HTTP; everything should come over sockets here.");
        }
    }
}
