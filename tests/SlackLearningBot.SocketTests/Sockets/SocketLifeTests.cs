using NUnit.Framework;
using SlackLearningBot.Edge;
using SlackLearningBot.Edge.Sockets;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Sockets;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Sockets;
using SlackLearningBot.Slack.Web;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.SocketTests.Sockets;

/// <summary>The bot keeps hearing people, whatever happens to its connections; and says so when it cannot.</summary>
internal sealed class SocketLifeTests
{
    private const string CountEventsSql = "select count(*) from inbound_event where event_type = 'app_home_opened'";

    private static readonly SocketModeOptions Quick = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromMilliseconds(100),
        LingersFor = TimeSpan.FromMilliseconds(500),
        PingEvery = TimeSpan.FromMilliseconds(200),
        PongWithin = TimeSpan.FromSeconds(5),
        ShortLife = TimeSpan.Zero,
    };

    private readonly PokeAction poke = new();
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        poke.Reset();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services => services
            .AddSingleton(Quick)
            .AddSingleton(ActionRoute.To(poke)));
    }

    [TearDown]
    public Task Stop() => bot.DisposeAsync().AsTask();

    private AppSockets Sockets => bot.Slack.Sockets;

    /// <summary>A message of the bot's with one button, as Anna sees it.</summary>
    private async Task<Message> ButtonAsync()
    {
        var text = Mrkdwn.Of($"press it");
        var button = new Button(new PlainText("Press"), PokeAction.ActionName, ActionValue.Write("x", PokeJson.Default.String, PokeAction.Version));
        await bot.Services.GetRequiredService<SlackClient>().ChatPostMessageAsync(
            PlaygroundOptions.BotToken, bot.Anna.Dm, new SlackMessage(text, [new Section(text), new Actions([button])]), CancellationToken.None);
        return bot.Anna.Messages()[^1];
    }

    private async Task<(int Status, string Body)> ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task Becomes(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!so())
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>How many are stored once it is that many, or after 30 s.</summary>
    private async Task<long> CountStoredAsync(long wanted)
    {
        for (var i = 0; i < 300 && await bot.ScalarAsync<long>(CountEventsSql) < wanted; i++)
        {
            await Task.Delay(100);
        }

        return await bot.ScalarAsync<long>(CountEventsSql);
    }

    [Test]
    public async Task An_event_that_comes_again_as_a_retry_or_as_if_it_were_new_is_stored_once()
    {
        await bot.Anna.OpenHomeAsync();

        Assert.That(await Sockets.RepeatAsync(attempt: 1), Is.True, "acknowledged");
        Assert.That(await Sockets.RepeatAsync(attempt: 0), Is.True, "acknowledged");

        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(1));
    }

    [Test]
    public async Task An_event_that_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        await bot.ExecuteAsync("alter table inbound_event rename to elsewhere");
        await bot.Anna.OpenHomeAsync();
        Assert.That(await bot.ScalarAsync<long>(CountEventsSql.Replace("inbound_event", "elsewhere", StringComparison.Ordinal)), Is.Zero);
        await bot.ExecuteAsync("alter table elsewhere rename to inbound_event");

        Assert.That(await Sockets.RepeatAsync(attempt: 1), Is.True, "acknowledged now");

        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(1));
    }

    [Test]
    public async Task No_click_is_lost_while_all_connections_are_renewed()
    {
        var message = await ButtonAsync();
        var refreshing = Sockets.RefreshAsync(notice: TimeSpan.FromMilliseconds(300));
        var pressed = 0;
        while (!refreshing.IsCompleted)
        {
            var result = await bot.Anna.ClickAsync(message, "Press");
            Assert.That(result.Ok, Is.True);
            pressed++;
        }

        await refreshing;
        Assert.That(poke.Calls, Is.EqualTo(pressed).And.GreaterThan(0));
        await Becomes(() => Sockets.Open.Count == 2 && Sockets.Open.All(socket => !socket.IsLeaving));
    }

    [Test]
    public async Task After_a_cut_in_the_middle_of_an_envelope_it_hears_again()
    {
        var message = await ButtonAsync();
        var last = Sockets.Open[^1].Number;
        await Sockets.CutAsync(withinEnvelope: true);
        await Becomes(() => Sockets.Open.Count(socket => socket.Number > last) == 2);

        var result = await bot.Anna.ClickAsync(message, "Press");

        Assert.That((result.Ok, poke.Calls), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task Half_open_connections_are_noticed_and_replaced()
    {
        var last = Sockets.Open[^1].Number;
        Sockets.Silence();

        await Becomes(() => Sockets.Open.Count(socket => socket.Number > last) == 2);
        var result = await bot.Anna.ClickAsync(await ButtonAsync(), "Press");

        Assert.That((result.Ok, poke.Calls), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task Slacks_pings_are_answered() => await Becomes(() => Sockets.Open.All(socket => socket.Pongs > 0));

    [Test]
    public async Task Switched_off_it_stays_live_and_sends_and_its_readiness_says_what_to_do()
    {
        bot.Machine.Advance(await bot.ScalarAsync<DateTime>("select clock_timestamp()") - bot.Machine.GetUtcNow().UtcDateTime);
        Assert.That((await ReadyAsync()).Status, Is.EqualTo(200));

        await Sockets.SwitchOffAsync();
        await Becomes(() => bot.Services.GetRequiredService<SocketService>().State.StoppedBy is not null);

        var (status, body) = await ReadyAsync();
        Assert.That(status, Is.EqualTo(503));
        Assert.That(body, Does.Contain("Socket Mode is switched off for the app (link_disabled): switch it on"));
        using var http = new HttpClient { BaseAddress = bot.Address };
        Assert.That((int)(await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode, Is.EqualTo(200));
        Assert.That((await ButtonAsync()).Text, Is.EqualTo("press it"));
        Assert.That(bot.Slack.World.Calls.To("apps.connections.open"), Is.Empty, "nobody knocks at a closed door");
    }

    [Test]
    public async Task Without_any_connection_it_is_not_ready()
    {
        bot.Machine.Advance(await bot.ScalarAsync<DateTime>("select clock_timestamp()") - bot.Machine.GetUtcNow().UtcDateTime);
        bot.Slack.World.Faults.Add(new FaultWish("S8") { Count = null });
        await Sockets.CutAsync();
        await Becomes(() => bot.Services.GetRequiredService<SocketService>().State.Live == 0);

        var (status, body) = await ReadyAsync();

        Assert.That(status, Is.EqualTo(503));
        Assert.That(body, Does.Contain("No connection to Slack is open"));
    }

    [Test]
    public async Task A_click_that_runs_when_the_program_stops_is_finished_and_acknowledged()
    {
        var mayEnd = new TaskCompletionSource();
        poke.Do = async _ =>
        {
            await mayEnd.Task;
            return ActionReply.None;
        };
        var clicking = bot.Anna.ClickAsync(await ButtonAsync(), "Press");
        await Becomes(() => poke.Calls == 1);

        var stopping = bot.Services.GetRequiredService<SocketService>().StopAsync(CancellationToken.None);
        await Task.Delay(200);
        Assert.That(stopping.IsCompleted, Is.False);
        mayEnd.SetResult();

        Assert.That((await clicking).Ok, Is.True);
        await stopping;
        await Becomes(() => Sockets.Open.Count == 0);
    }

    [Test]
    public async Task A_flood_of_events_is_stored_and_acknowledged()
    {
        var acknowledged = await Sockets.FloodAsync(200, number => new()
        {
            ["type"] = "event_callback", ["team_id"] = bot.Anna.Workspace.TeamId, ["event_id"] = $"Ev{number}", ["event_time"] = 1790000000,
            ["event"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "app_home_opened", ["user"] = bot.Anna.UserId, ["tab"] = "home" },
        });

        Assert.That(acknowledged, Is.GreaterThan(0));
        Assert.That(await CountStoredAsync(200), Is.EqualTo(200), "none is dropped, also of those that were acknowledged late");
    }
}
