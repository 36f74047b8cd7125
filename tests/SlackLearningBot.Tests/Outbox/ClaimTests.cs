using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Each claim has a name of its own, so that a process does not take what an earlier claim of its own left for its present one's.</summary>
internal sealed class ClaimTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task<Delivery> ClaimAsync()
    {
        var (holder, now) = (desk.Bot.Services.GetRequiredService<Holder>(), desk.Bot.Machine.GetUtcNow());
        var wish = new ClaimWish(
            DemoWorkspace.Team, holder.Name, holder.NewClaim(), now.AddSeconds(120), [new LaneWish("post", null, 1, LaneWish.Everything)], LookUps: 0);
        return (await desk.Claims.ClaimAsync(wish, desk.Bot.Now, now, CancellationToken.None)).Deliveries.Single();
    }

    [Test]
    public async Task What_a_claim_whose_answer_was_lost_took_is_not_held_for_ever_by_a_busy_workspace()
    {
        await desk.OweAsync("lost");
        await ClaimAsync();
        var rescued = 0;
        for (var i = 0; i < 20; i++)
        {
            await desk.OweAsync($"{i:00}");
            desk.Network.Meanwhile("chat.postMessage", async () =>
            {
                desk.Bot.Machine.Advance(TimeSpan.FromSeconds(15));
                rescued += await desk.RescueAsync(TimeSpan.FromHours(1));
            });
        }

        await desk.SendAsync();

        Assert.That(rescued, Is.EqualTo(1), "its own lease ran out, and no other");
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(20));
        await desk.PassAsync(TimeSpan.FromHours(1));
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(21));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_repeated_record_of_an_earlier_claim_changes_nothing(bool handedBack)
    {
        var store = desk.Bot.Services.GetRequiredService<OutcomeStore>();
        await desk.OweAsync("1");
        var first = await ClaimAsync();
        var outcome = Outcome.Of(first, handedBack ? Preparer.HandedBack(first) : new Verdict.Forget(), desk.Bot.Machine.GetUtcNow());
        await store.RecordAsync([outcome], desk.Bot.Now, CancellationToken.None);
        if (!handedBack)
        {
            await desk.OweAsync("1");
        }

        var second = await ClaimAsync();
        await store.RecordAsync([outcome with { Id = second.Id }], desk.Bot.Now, CancellationToken.None);

        Assert.That(await desk.Bot.QueryAsync<string>("select state || ' ' || leased_by from delivery where kind = 'test.note'"), Is.EqualTo(new[] { $"sending {second.LeasedBy}" }));
    }

    [Test]
    public async Task An_event_that_was_claimed_again_is_not_ended_by_the_claim_before()
    {
        var (store, holder, now) = (desk.Bot.Services.GetRequiredService<InboundStore>(), desk.Bot.Services.GetRequiredService<Holder>(), desk.Bot.Machine.GetUtcNow());
        await store.SaveAsync(
            [new StoredEvent { Id = desk.Bot.Services.GetRequiredService<Arrivals>().Next(), TeamId = "T1", EventKey = "1", EventType = "test", Handler = "h", Facts = "{}" }],
            now, CancellationToken.None);
        async Task<StoredEvent> TakeAsync(DateTimeOffset at) =>
            (await store.ClaimAsync(holder.NewClaim(), 1, 1, [], "", at.AddMinutes(2), at, CancellationToken.None)).Single();

        var first = await TakeAsync(now);
        var second = await TakeAsync(now.AddMinutes(3));
        await store.FinishAsync(first, CancellationToken.None);
        await store.FailAsync(first, "late", 8, now, CancellationToken.None);
        await store.PostponeAsync(first, "late", now, CancellationToken.None);

        Assert.That(await desk.Bot.QueryAsync<string>("select state || ' ' || leased_by from inbound_event"), Is.EqualTo(new[] { $"running {second.LeasedBy}" }));
    }
}
