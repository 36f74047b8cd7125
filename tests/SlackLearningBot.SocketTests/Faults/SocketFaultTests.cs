using NUnit.Framework;
using SlackLearningBot.Edge.Sockets;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Slack.Sockets;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.SocketTests.Faults;

/// <summary>People write, press and type while the bot's connections are refreshed, cut, silent, refused or greeted oddly.</summary>
internal sealed class SocketFaultTests
{
    private static readonly SocketModeOptions Quick = new()
    {
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromMilliseconds(100),
        LingersFor = TimeSpan.FromMilliseconds(500),
        PingEvery = TimeSpan.FromMilliseconds(200),
        PongWithin = TimeSpan.FromSeconds(1),
        ShortLife = TimeSpan.Zero,
    };

    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, services => services.AddSingleton(Quick));
        bot.Slack.Events.Waits = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)];
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 2);
    }

    [TearDown]
    public Task Stop() => bot.DisposeAsync().AsTask();

    private int Live => bot.Services.GetRequiredService<SocketService>().State.Live;

    [TestCase("S1", "")]
    [TestCase("S2", "")]
    [TestCase("S5", "")]
    [TestCase("S6", "within_envelope")]
    [TestCase("S6", "between")]
    [TestCase("S9", "unknown_type")]
    [TestCase("S9", "no_event")]
    [TestCase("S10", "")]
    [TestCase("S13", "")]
    public async Task Whatever_happens_to_its_connections_the_bot_hears_what_comes_next(string fault, string variant)
    {
        var learner = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(learner);
        var before = bot.Slack.Sockets.Open.Max(socket => socket.Number);

        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, Seconds = fault == "S1" ? 0.3 : null });
        if (fault is not ("S9" or "S10"))
        {
            await Becomes(() => bot.Slack.Sockets.Open.Any(socket => socket.Number > before) && Live >= 1);
        }

        await AnsweredAsync(learner, message);

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(await desk.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
    }

    [TestCase("S4", "instead")]
    [TestCase("S4", "before")]
    [TestCase("S8", "none")]
    [TestCase("S8", "late")]
    [TestCase("S8", "ten_connections")]
    [TestCase("S12", "ratelimited")]
    [TestCase("S12", "internal_error")]
    [TestCase("S12", "used_ticket")]
    public async Task A_connection_that_is_not_had_at_once_is_had_later(string fault, string variant)
    {
        var learner = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(learner);
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, Seconds = fault is "S8" or "S12" ? 1 : null });

        await bot.Slack.FaultAsync(new FaultWish("S6") { Variant = "between" });
        await Becomes(() => rule.Hits == 1 && bot.Slack.Sockets.Open.Count >= 1 && Live >= 1);
        await AnsweredAsync(learner, message);

        Assert.That(await desk.ReviewsAsync(learner), Has.Count.EqualTo(1));
    }

    [TestCase("S7", "retry")]
    [TestCase("S7", "first")]
    public async Task An_envelope_that_is_repeated_is_handled_once(string fault, string variant)
    {
        await bot.Anna.SayAsync("hello");
        await bot.SettleAsync();

        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant });
        await bot.SettleAsync();

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(bot.Anna.Messages().Count(message => message.BotId is not null), Is.EqualTo(1));
    }

    [TestCase("S11")]
    public async Task An_acknowledgement_that_is_lost_brings_the_event_again_and_nothing_twice(string fault)
    {
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { At = "events_api" });

        await bot.Anna.SayAsync("hello");
        await bot.Slack.Events.WhenDeliveredAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        await bot.SettleAsync();

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(bot.Slack.Events.Attempts.Count(attempt => attempt is { Type: "message", Failure: not null }), Is.EqualTo(1));
        Assert.That(bot.Anna.Messages().Count(message => message.BotId is not null), Is.EqualTo(1));
    }

    [TestCase("S3", "off")]
    public async Task Switched_off_the_bot_waits_and_says_so(string fault, string variant)
    {
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant });

        await Becomes(() => Live == 0);

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(bot.Slack.Sockets.Open, Is.Empty);
        await bot.Slack.FaultAsync(new FaultWish("S3") { Variant = "on" });
    }

    [Test, Strikes("S3", "on")]
    public async Task Switched_on_again_a_bot_that_is_started_again_hears_the_next_click()
    {
        var learner = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(learner);
        await bot.Slack.FaultAsync(new FaultWish("S3") { Variant = "off" });
        await Becomes(() => Live == 0);
        await bot.Slack.FaultAsync(new FaultWish("S3") { Variant = "on" });

        using var startedAgain = ActivatorUtilities.CreateInstance<SocketService>(bot.Services);
        await startedAgain.StartAsync(CancellationToken.None);
        await Becomes(() => startedAgain.State.Live >= 1);
        await AnsweredAsync(learner, message);
        await startedAgain.StopAsync(CancellationToken.None);

        Assert.That(await desk.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
    }

    [TestCase("S12", "invalid_auth")]
    public async Task A_token_that_opens_nothing_is_not_hammered(string fault, string variant)
    {
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, Count = null });

        await bot.Slack.FaultAsync(new FaultWish("S6") { Variant = "between" });
        await Becomes(() => Live == 0 && rule.Hits >= 1);
        await Task.Delay(300);

        Assert.That(rule.Hits, Is.LessThanOrEqualTo(10), "two connections, with pauses between their tries");
    }

    /// <summary>A click in flight when its connection goes is lost, as at Slack: the person presses again.</summary>
    private static async Task AnsweredAsync(PersonHands learner, SlackLearningBot.Playground.World.Message message)
    {
        for (var pressed = 0; pressed < 5; pressed++)
        {
            if ((await learner.ClickAsync(message, "Right t-1")).Ok)
            {
                return;
            }
        }

        Assert.Fail("Nobody heard the click.");
    }

    private static async Task Becomes(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!so())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
