using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A bot whose only work is notes, behind a network that can be made to fail.</summary>
internal sealed class OutboxDesk : IAsyncDisposable
{
    private OutboxDesk(TestBot bot, FaultyNetwork network, NoteWork work)
    {
        Bot = bot;
        Network = network;
        Work = work;
    }

    public TestBot Bot { get; }

    public FaultyNetwork Network { get; }

    public NoteWork Work { get; }

    public LearnerKey Anna { get; } = new(DemoWorkspace.Team, DemoWorkspace.Anna);

    public ClaimStore Claims => Bot.Services.GetRequiredService<ClaimStore>();

    public static async Task<OutboxDesk> StartAsync()
    {
        var network = new FaultyNetwork();
        var work = new NoteWork();
        var bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services =>
        {
            network.Use(services);
            services.AddSingleton<IWork>(work);
        });
        return new OutboxDesk(bot, network, work);
    }

    public Task OweAsync(string slot, DeliveryClass @class = DeliveryClass.Answer, DateTimeOffset? expires = null, LearnerKey? to = null) =>
        Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => Bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(
                transaction, NewDelivery.To(to ?? Anna, Work.Kind, slot, @class, Bot.Now) with { ExpiresAt = expires }, CancellationToken.None),
            CancellationToken.None);

    public Task<int> SendAsync(CancellationToken cancel = default) =>
        Bot.Services.GetRequiredService<Sender>().SendDueAsync(DemoWorkspace.Team, cancel);

    public async Task PassAsync(TimeSpan time)
    {
        Bot.Machine.Advance(time);
        await RescueAsync(Judge.UnsureWait);
        await Bot.SettleAsync();
    }

    /// <summary>Takes the claims of processes that died; they are looked at after so long.</summary>
    public Task<int> RescueAsync(TimeSpan lookAfter) =>
        Claims.RescueAsync(Bot.Now, Bot.Machine.GetUtcNow(), Bot.Machine.GetUtcNow() + lookAfter, CancellationToken.None);

    /// <summary>Another process wants the workspace for so long, and claims so many posts of it; false when it does not get it.</summary>
    public async Task<bool> ClaimElsewhereAsync(string process, TimeSpan time, int posts = 0)
    {
        var now = Bot.Machine.GetUtcNow();
        var claim = await Claims.ClaimAsync(
            new ClaimWish(DemoWorkspace.Team, process, $"{process}:1", now + time, [new LaneWish("post", null, posts, LaneWish.Everything)], posts), Bot.Now, now, CancellationToken.None);
        return claim.IsHeld;
    }

    public List<string> Seen() => [.. Bot.Anna.Messages().Where(message => message.Text.StartsWith("note", StringComparison.Ordinal)).Select(message => message.Text)];

    public Task<IReadOnlyList<string>> StatesAsync() =>
        Bot.QueryAsync<string>("select state || coalesce(': ' || reason, '') from delivery where kind = 'test.note' order by slot");

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Network.Dispose();
    }
}
