using System.Collections.Concurrent;
using NUnit.Framework;
using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Stored events: fair between workspaces, in order for each person, and in one process at a time.</summary>
internal sealed class InboundTests
{
    private readonly Listener listener = new();
    private TestBot bot = null!;

    private InboundStore Store => bot.Services.GetRequiredService<InboundStore>();

    private InboundRunner Runner => bot.Services.GetRequiredService<InboundRunner>();

    [SetUp]
    public async Task Start()
    {
        listener.Heard.Clear();
        listener.Meanwhile = _ => Task.CompletedTask;
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services => services.AddSingleton<IEventHandler>(listener));
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task SaveAsync(string team, string user, params IEnumerable<string> events)
    {
        var arrivals = bot.Services.GetRequiredService<Arrivals>();
        return Store.SaveAsync(
            [.. events.Select(id => new StoredEvent
            {
                Id = arrivals.Next(), TeamId = team, EventKey = id, UserId = user, EventType = "test", Handler = "listener",
                Facts = new EventFacts("test", team, id, bot.Now, user, null, null, new Dictionary<string, string>()).ToJson(),
            })],
            bot.Machine.GetUtcNow(),
            CancellationToken.None);
    }

    [Test]
    public async Task A_flood_of_one_workspace_keeps_no_other_waiting()
    {
        await SaveAsync("TFLOOD", "U1", Enumerable.Range(0, 500).Select(i => $"flood {i}"));
        await SaveAsync("TZ", "U2", "other");

        await Runner.RunOnceAsync(CancellationToken.None);

        Assert.That(listener.Heard, Does.Contain("other"));
        Assert.That(listener.Heard, Has.Count.LessThan(30));
        await bot.SettleAsync();
        Assert.That(listener.Heard, Has.Count.EqualTo(501));
    }

    [Test]
    public async Task What_one_person_did_is_handled_in_its_order_and_others_do_not_wait_for_it()
    {
        var free = new TaskCompletionSource();
        listener.Meanwhile = id => id == "1" ? free.Task : Task.CompletedTask;
        await SaveAsync("T1", "U1", "1", "2", "3");
        await SaveAsync("T1", "U2", "of another");

        await Runner.TakeAsync(CancellationToken.None, CancellationToken.None);
        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(listener.Heard.Contains("of another")), TimeSpan.FromSeconds(10)));
        Assert.That(listener.Heard, Is.EqualTo(new[] { "of another" }));
        free.SetResult();
        await Runner.WaitAsync();

        Assert.That(listener.Heard, Is.EqualTo(new[] { "of another", "1", "2", "3" }));
    }

    [Test]
    public async Task Whoever_was_overtaken_changes_nothing_any_more()
    {
        listener.Meanwhile = async _ =>
        {
            bot.Machine.Advance(TimeSpan.FromMinutes(3));
            var now = bot.Machine.GetUtcNow();
            await Store.ClaimAsync("another process", 10, 10, [], "", now.AddMinutes(2), now, CancellationToken.None);
            throw new InvalidOperationException("too late");
        };
        await SaveAsync("T1", "U1", "1");
        await Runner.RunOnceAsync(CancellationToken.None);

        Assert.That(await bot.QueryAsync<string>("select state || ' ' || leased_by || ' ' || attempts from inbound_event"), Is.EqualTo(new[] { "running another process 2" }));
    }

    [Test]
    public async Task What_a_dead_process_left_is_taken_up_by_another()
    {
        await SaveAsync("T1", "U1", "1");
        var now = bot.Machine.GetUtcNow();
        await Store.ClaimAsync("dead process", 10, 10, [], "", now.AddMinutes(2), now, CancellationToken.None);
        await bot.SettleAsync();
        Assert.That(listener.Heard, Is.Empty);
        bot.Machine.Advance(TimeSpan.FromMinutes(2));
        await bot.SettleAsync();

        Assert.That(listener.Heard, Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_process_told_to_stop_hands_back_what_it_has_not_begun()
    {
        using var hurry = new CancellationTokenSource();
        listener.Meanwhile = _ => hurry.CancelAsync();
        await SaveAsync("T1", "U1", "1", "2");
        await Runner.TakeAsync(CancellationToken.None, hurry.Token);
        await Runner.WaitAsync();

        Assert.That(await bot.QueryAsync<string>("select event_key || ' ' || state || ' ' || attempts from inbound_event order by id"), Is.EqualTo(new[] { "1 done 1", "2 waiting 0" }));
    }

    private sealed class Listener : IEventHandler
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public Func<string, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

        public string EventType => "test";

        public string Name => "listener";

        public EventFacts? Extract(EventEnvelope envelope) => null;

        public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
        {
            await Meanwhile(facts.EventId);
            Heard.Enqueue(facts.EventId);
        }
    }
}
