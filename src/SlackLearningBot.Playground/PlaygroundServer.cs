using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.OAuth;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Sockets;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground;

/// <summary>A running Slack on 127.0.0.1: its page, its Web API and its people. To a bot it is Slack.</summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    private readonly Wiring wiring;
    private readonly WebApplication app;
    private readonly CancellationTokenSource stop = new();
    private Task passing = Task.CompletedTask;

    private PlaygroundServer(WebApplication app, SlackWorld world, TurnableClock clock, AppSockets sockets, BotLine line, EventSender events)
    {
        this.app = app;
        World = world;
        Clock = clock;
        Sockets = sockets;
        Line = line;
        Events = events;
        wiring = new Wiring(world, line, new Happenings(world, events));
    }

    public SlackWorld World { get; }

    /// <summary>People's time.</summary>
    public TurnableClock Clock { get; }

    /// <summary>The app's connections in Socket Mode; tests cut, refresh and silence them.</summary>
    public AppSockets Sockets { get; }

    /// <summary>The way to the bot; sends raw requests too, signed rightly or wrongly.</summary>
    public BotLine Line { get; }

    public EventSender Events { get; }

    /// <summary>Lets things happen in a workspace, as its people do them; inside the workspace's lock.</summary>
    public Happenings Happenings => wiring.Happenings;

    public Uri Url => new(World.Url);

    /// <summary>Where the bot's Slack client should send its calls, with a slash at the end.</summary>
    public Uri ApiUrl => new(World.Url + "/api/");

    /// <summary>Runs after the clock was turned, before whoever turned it is answered: the host lets the bot do what is due.</summary>
    public Func<CancellationToken, Task>? OnClockTurned { get; set; }

    /// <summary>Starts listening. <paramref name="machine"/> is the time of signatures, triggers and retries.</summary>
    public static async Task<PlaygroundServer> StartAsync(
        PlaygroundOptions options, TurnableClock clock, TimeProvider machine, CancellationToken cancel = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "SlackLearningBot.Playground" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        var host = builder.Build();
        var world = new SlackWorld(options, clock, machine);
        var sockets = new AppSockets(SlackWorld.AppId, world.Faults, options.Patience, machine);
        var line = new BotLine(options.App, sockets, world.Faults, options.Patience, machine);
        var events = new EventSender(world, line);
        var server = new PlaygroundServer(host, world, clock, sockets, line, events);
        host.UsePage(options);
        server.MapAll();
        await host.StartAsync(cancel);
        world.Url = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().TrimEnd('/');
        if (options.Crowd is { } crowd)
        {
            crowd.AddTo(world);
        }
        else if (options.Workspace is { } own)
        {
            own.AddTo(world);
        }
        else if (options.WithDemoWorkspace)
        {
            DemoWorkspace.AddTo(world);
        }

        world.Faults.Seed = options.Faults.Seed;
        foreach (var wish in options.Faults.Wishes)
        {
            world.Faults.Add(wish);
        }

        server.passing = server.PassTimeAsync(machine);
        return server;
    }

    /// <summary>Names where the bot listens: events go to /slack/events there, and so on.</summary>
    public void ConnectBot(Uri bot) => Line.Bot = bot;

    /// <summary>Switches the app to Socket Mode: events, commands and interactions go over the connections it opens.</summary>
    public void UseSocketMode() => Sockets.AreOn = true;

    /// <summary>The workspace of a team, the demo (or first) one when none is named.</summary>
    public Workspace Workspace(string? team = null) =>
        (team is null ? World.First : World.Find(team))
        ?? throw new InvalidOperationException($"There is no workspace '{team}' in this Playground.");

    /// <summary>A person (by id or handle) at their Slack.</summary>
    public PersonHands As(string user, string? team = null)
    {
        var workspace = Workspace(team);
        return new PersonHands(wiring, workspace, workspace.Person(user).Id);
    }

    /// <summary>Turns people's time forward and lets the bot do what became due; false when that would be backwards.</summary>
    public async Task<bool> TurnClockAsync(DateTimeOffset to, CancellationToken cancel = default)
    {
        if (!Clock.TryTurnTo(to))
        {
            return false;
        }

        await Happenings.Time.PassAsync().WaitAsync(cancel);
        if (OnClockTurned is { } due)
        {
            await due(cancel);
        }

        World.Live.ToAll(new LiveNote("clock"));
        return true;
    }

    /// <summary>Lets something go wrong: at once, or whenever it strikes. Throws <see cref="FaultException"/> when it cannot be had that way.</summary>
    public async Task<(FaultRule Rule, JsonObject Came)> FaultAsync(FaultWish wish, CancellationToken cancel = default)
    {
        var rule = World.Faults.Add(wish);
        var waits = rule.Variant.Effect is ChangeEffect && wish.At is not null;
        if (waits || !rule.Variant.Effect.IsAtOnce)
        {
            return (rule, new JsonObject { ["ok"] = true });
        }

        try
        {
            rule.Done();
            return (rule, await rule.Variant.Effect.DoAsync(new Doing(this, rule, Cancel: cancel)));
        }
        finally
        {
            World.Faults.Remove(rule.Number); // it is over: nothing stands ready any more
        }
    }

    /// <summary>Adds or changes a person; the bot hears of it (team_join, user_change).</summary>
    public Task PutPersonAsync(Workspace workspace, Person person, CancellationToken cancel = default) => wiring.PutPersonAsync(workspace, person, cancel);

    /// <summary>Removes the app: its tokens die and the bot hears tokens_revoked and app_uninstalled, in either order or late.</summary>
    public async Task UninstallAsync(Workspace workspace, Goodbye? goodbye = null, CancellationToken cancel = default)
    {
        Task told;
        lock (workspace.Gate)
        {
            told = Happenings.App.Uninstall(workspace, goodbye);
        }

        await told.WaitAsync(cancel);
    }

    /// <summary>Delivers what was kept back of a removal.</summary>
    public async Task DeliverLateAsync(Workspace workspace, CancellationToken cancel = default)
    {
        Task told;
        lock (workspace.Gate)
        {
            told = Happenings.App.DeliverLate(workspace);
        }

        await told.WaitAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await passing;
        await app.StopAsync();
        await Events.DisposeAsync();
        Line.Dispose();
        await app.DisposeAsync();
        stop.Dispose();
    }

    /// <summary>A clock that runs brings things about without being turned.</summary>
    private async Task PassTimeAsync(TimeProvider machine)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), machine, stop.Token);
                await Happenings.Time.PassAsync().WaitAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The Playground closes.
        }
    }

    private void MapAll()
    {
        var door = new CallDoor(this);
        new ApiEndpoint(World, wiring.Happenings, door).Map(app);
        new SocketEndpoints(World, Sockets, door, app.Lifetime).Map(app);
        new ResponseUrlEndpoint(World, wiring.Happenings, door).Map(app);
        new AuthorizeEndpoint(World).Map(app);
        new PictureEndpoint(World).Map(app);
        new FileEndpoints(World, door).Map(app);
        new ControlEndpoints(this).Map(app);
        new LiveEndpoint(World, app.Lifetime).Map(app);
        new SeenEndpoint(World).Map(app);
        new AppRedirectEndpoint(World).Map(app);
        app.MapGet("/archives/{channel}/p{ts}", (string channel, string ts) =>
            Results.Redirect(ts.Length > 6 ? $"/#/{Uri.EscapeDataString(channel)}/{Uri.EscapeDataString(ts[..^6])}.{Uri.EscapeDataString(ts[^6..])}" : "/"));
    }
}
