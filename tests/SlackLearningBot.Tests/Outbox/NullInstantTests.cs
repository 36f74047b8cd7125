using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Many rows go to the database as arrays, also when the first has no instant and a later one has.</summary>
internal sealed class NullInstantTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private NewDelivery Note(string slot, DateTimeOffset? expires) =>
        NewDelivery.To(desk.Anna, desk.Work.Kind, slot, DeliveryClass.Answer, desk.Bot.Now) with { ExpiresAt = expires };

    [Test]
    public async Task What_never_expires_is_owed_together_with_what_does([Values] bool again, [Values] bool neverFirst)
    {
        var deliveries = desk.Bot.Services.GetRequiredService<Deliveries>();
        NewDelivery[] both = [Note("1", neverFirst ? null : desk.Bot.Now.AddHours(1)), Note("2", neverFirst ? desk.Bot.Now.AddHours(1) : null)];
        await desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => again
                ? deliveries.EnqueueAgainManyAsync(transaction, desk.Work.Kind, DeliveryClass.Answer, both, CancellationToken.None)
                : deliveries.EnqueueManyAsync(transaction, desk.Work.Kind, DeliveryClass.Answer, both, CancellationToken.None),
            CancellationToken.None);

        Assert.That(
            await desk.Bot.QueryAsync<string>("select slot from delivery where kind = 'test.note' and expires_at = @At", new { At = desk.Bot.Now.AddHours(1) }),
            Is.EqualTo(new[] { neverFirst ? "2" : "1" }));
    }

    [Test]
    public async Task What_ended_is_recorded_together_with_what_waits()
    {
        for (var i = 0; i < 3; i++)
        {
            await desk.OweAsync($"{i}");
        }

        var (holder, now) = (desk.Bot.Services.GetRequiredService<Holder>(), desk.Bot.Machine.GetUtcNow());
        var wish = new ClaimWish(DemoWorkspace.Team, holder.Name, holder.NewClaim(), now.AddSeconds(120), [new LaneWish("post", null, 3, LaneWish.Everything)], LookUps: 0);
        Delivery[] claimed = [.. (await desk.Claims.ClaimAsync(wish, desk.Bot.Now, now, CancellationToken.None)).Deliveries.OrderBy(delivery => delivery.Id)];
        Verdict[] verdicts =
        [
            new Verdict.Finish(Ending.Sent("D1", "1.000001")),
            new Verdict.Wait(TimeSpan.FromMinutes(1), "failed"),
            new Verdict.Later(desk.Bot.Now.AddHours(2), "later"),
        ];
        await desk.Bot.Services.GetRequiredService<OutcomeStore>().RecordAsync(
            [.. claimed.Zip(verdicts, (delivery, verdict) => Outcome.Of(delivery, verdict, now))], desk.Bot.Now, CancellationToken.None);

        Assert.That(
            await desk.Bot.QueryAsync<string>("""
                select concat_ws(' ', state, case when retry_at = @Retry then 'tried in a minute' end, case when due_at = @Due then 'due in two hours' end)
                  from delivery where kind = 'test.note' order by id
                """, new { Retry = now.AddMinutes(1), Due = desk.Bot.Now.AddHours(2) }),
            Is.EqualTo(new[] { "sent", "waiting tried in a minute", "waiting due in two hours" }));
    }
}
