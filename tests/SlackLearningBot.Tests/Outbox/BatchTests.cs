using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What is claimed together is rendered together, where its work can; what must be looked up is rendered alone.</summary>
internal sealed class BatchTests
{
    private readonly ManyNotes work = new();
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        work.Batches.Clear();
        (work.Singles, work.Breaks, network) = (0, false, new FaultyNetwork());
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services =>
        {
            network.Use(services);
            services.AddSingleton<IWork>(work);
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private Task OweAsync(int count) => bot.ExecuteAsync("""
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
        select gen_random_uuid(), @Team, @Anna, 'test.many', i::text, 0, @Now, @Now from generate_series(1, @Count) i
        """, new { DemoWorkspace.Team, DemoWorkspace.Anna, bot.Now, Count = count });

    private Task<IReadOnlyList<string>> StatesAsync() => bot.QueryAsync<string>("select state || coalesce(': ' || reason, '') from delivery where kind = 'test.many' order by slot");

    [Test]
    public async Task All_are_rendered_by_one_call_and_what_is_not_wanted_any_more_is_dropped()
    {
        await OweAsync(3);
        await bot.SettleAsync();

        Assert.That((work.Batches, work.Singles), Is.EqualTo((new List<int> { 3 }, 0)));
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "sent", "dropped: two is too many", "sent" }));
    }

    [Test]
    public async Task One_that_breaks_the_batch_does_not_keep_the_others()
    {
        work.Breaks = true;
        await OweAsync(3);
        await bot.SettleAsync();

        Assert.That(work.Singles, Is.EqualTo(3));
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "sent", "dropped: two is too many", "waiting: InvalidOperationException" }));
    }

    [Test]
    public async Task What_was_looked_up_is_rendered_alone()
    {
        network.LoseCall("chat.postMessage");
        await OweAsync(1);
        await bot.SettleAsync();
        bot.Machine.Advance(TimeSpan.FromSeconds(91));
        await bot.SettleAsync();

        Assert.That((work.Batches, work.Singles), Is.EqualTo((new List<int> { 1 }, 1)));
        Assert.That(await StatesAsync(), Is.EqualTo(new[] { "sent" }));
    }

    private sealed class ManyNotes : IMessageBatchWork
    {
        public string Kind => "test.many";

        public List<int> Batches { get; } = [];

        public int Singles { get; set; }

        public bool Breaks { get; set; }

        public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
        {
            Singles++;
            return Task.FromResult(Of(delivery));
        }

        public Task<IReadOnlyList<Rendering>> RenderAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
        {
            Batches.Add(deliveries.Count);
            return Task.FromResult<IReadOnlyList<Rendering>>([.. deliveries.Select(Of)]);
        }

        private Rendering Of(Delivery delivery) => delivery.Slot switch
        {
            "2" => new Rendering.Drop("two is too many"),
            "3" when Breaks => throw new InvalidOperationException("broken"),
            _ => new Rendering.Post(new SlackMessage(Mrkdwn.Of($"many {delivery.Slot}"))),
        };
    }
}
