using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Operator;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What Slack wants left alone is left alone, also by what waits for its turn already, and nothing else is.</summary>
internal sealed class PauseTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private Lanes Lanes => desk.Bot.Services.GetRequiredService<Lanes>();

    private Task OweInAMinuteAsync() => desk.Bot.ExecuteAsync("""
        insert into delivery (id, team_id, recipient, kind, slot, class, value, due_at, created_at)
        values (gen_random_uuid(), @TeamId, @UserId, 'test.note', 'by time', 0, 0, @Due, @Now)
        """, new { desk.Anna.TeamId, desk.Anna.UserId, Due = desk.Bot.Now.AddMinutes(1), desk.Bot.Now });

    [TestCase("conversations.history", true)]
    [TestCase("*", false)]
    public async Task Only_a_pause_of_everything_keeps_what_comes_due_by_time(string paused, bool comes)
    {
        await desk.Bot.ExecuteAsync("insert into lane (team_id, method, paused_until) values (@Team, @Paused, @Until)",
            new { DemoWorkspace.Team, Paused = paused, Until = desk.Bot.Machine.GetUtcNow().AddHours(1) });
        await desk.OweAsync("now");
        await OweInAMinuteAsync();
        using var loop = ActivatorUtilities.CreateInstance<SenderLoop>(desk.Bot.Services, ActivatorUtilities.CreateInstance<Wake>(desk.Bot.Services));
        await loop.StartAsync(CancellationToken.None);
        await LiveBots.BecomesAsync(() => Task.FromResult(desk.Seen().Count == 1), TimeSpan.FromSeconds(comes ? 20 : 1));
        await desk.Bot.Slack.TurnClockAsync(desk.Bot.Now.AddMinutes(2));

        var came = await LiveBots.BecomesAsync(() => Task.FromResult(desk.Seen().Count == 2), TimeSpan.FromSeconds(comes ? 20 : 3));
        await loop.StopAsync(CancellationToken.None);
        Assert.That(came, Is.EqualTo(comes));
    }

    [Test]
    public async Task A_pause_of_Slacks_outlives_the_process_that_was_told_of_it()
    {
        desk.Network.Answer("chat.postMessage", 429, "", ("Retry-After", "60"));
        await desk.OweAsync("1");
        await desk.SendAsync();
        await using var next = await BotHost.BuildAsync(
            new BotHostOptions
            {
                Environment = "Test",
                RunsLoops = false,
                Calendar = desk.Bot.Slack.Clock,
                Machine = desk.Bot.Machine,
                Services = services =>
                {
                    desk.Network.Use(services);
                    services.AddSingleton<IWork>(desk.Work);
                },
                Settings = new Dictionary<string, string?>
                {
                    ["ConnectionStrings:Postgres"] = desk.Bot.ConnectionString,
                    ["Slack:ApiBaseUrl"] = desk.Bot.Slack.ApiUrl.ToString(),
                    ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                },
            },
            CancellationToken.None);
        var sender = next.Services.GetRequiredService<Sender>();
        await desk.OweAsync("2");

        desk.Bot.Machine.Advance(TimeSpan.FromSeconds(59));
        await sender.SendDueAsync(DemoWorkspace.Team, CancellationToken.None);
        Assert.That(desk.Bot.Slack.World.Calls.To("chat.postMessage"), Is.Empty);
        desk.Bot.Machine.Advance(TimeSpan.FromSeconds(2));
        await sender.SendDueAsync(DemoWorkspace.Team, CancellationToken.None);
        Assert.That(desk.Seen(), Is.EquivalentTo(new[] { "note 1", "note 2" }));
    }

    [Test]
    public async Task What_waits_for_its_turn_when_the_pause_begins_is_not_called()
    {
        var call = new Call();
        var now = desk.Bot.Machine.GetUtcNow();
        await desk.OweAsync("1");
        var holder = desk.Bot.Services.GetRequiredService<Holder>();
        var wish = new ClaimWish(DemoWorkspace.Team, holder.Name, holder.NewClaim(), now.AddSeconds(120), [new LaneWish("post", null, 1, LaneWish.Everything)], LookUps: 0);
        var delivery = (await desk.Claims.ClaimAsync(wish, desk.Bot.Now, now, CancellationToken.None)).Deliveries.Single();
        while (Lanes.Take(DemoWorkspace.Team, call.Method) < TimeSpan.FromSeconds(1))
        {
        }

        var trip = new Trip(DemoWorkspace.Team, desk.Bot.Services.GetRequiredService<SenderTools>()) { Until = wish.Until };
        var parcel = new Parcel(delivery, call, new Workspace(DemoWorkspace.Team, "", desk.Bot.Slack.Url, "UBOT", "xoxb-1"));
        var doing = desk.Bot.Services.GetRequiredService<Doer>().DoAsync(parcel, trip, CancellationToken.None);
        trip.Pauses.Note(call.Method, now.AddMinutes(1), now);
        var before = Lanes.Take(DemoWorkspace.Team, call.Method);
        await doing;

        Assert.That(call.Count, Is.Zero);
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "waiting: ratelimited" }));
        Assert.That(Lanes.Take(DemoWorkspace.Team, call.Method), Is.EqualTo(before), "the turn was given back");
    }

    [Test]
    public async Task A_message_that_is_changed_once_more_without_its_images_takes_two_turns()
    {
        desk.Network.Answer("chat.update", 200, """{"ok":false,"error":"invalid_blocks"}""");
        desk.Network.Answer("chat.update", 200, """{"ok":true,"channel":"D1","ts":"1.000001"}""");
        var message = new SlackMessage(Mrkdwn.Of($"plan"), [new Image("https://gone.example/plan.png", "A plan")]);
        var wish = UpdateMessageWork.Of(DemoWorkspace.Team, "D1", "1.000001", message, desk.Bot.Now);
        await desk.Bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().InTransactionAsync(
            transaction => desk.Bot.Services.GetRequiredService<Deliveries>().EnqueueAgainAsync(transaction, wish, CancellationToken.None), CancellationToken.None);
        await desk.SendAsync();

        Assert.That(await desk.Bot.ScalarAsync<string>("select state from delivery where kind = 'message.update'"), Is.EqualTo("sent"));
        Lanes.Take("T1", "chat.update");
        Lanes.Take("T1", "chat.update");
        Assert.That(Lanes.Take(DemoWorkspace.Team, "chat.update"), Is.EqualTo(Lanes.Take("T1", "chat.update")));
    }

    private sealed class Call : ICallWork
    {
        public string Kind => "test.call";

        public string Method => "conversations.members";

        public int Count { get; private set; }

        public Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
        {
            Count++;
            return Task.FromResult<CallOutcome>(new CallOutcome.Done());
        }
    }
}
