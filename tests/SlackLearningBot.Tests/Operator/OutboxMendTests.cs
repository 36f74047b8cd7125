using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Operations;

namespace SlackLearningBot.Tests.Operator;

/// <summary><c>outbox retry</c> and <c>outbox drop</c>: nothing is changed unasked, nothing sent is sent again, and whoever was quicker has won.</summary>
internal sealed class OutboxMendTests
{
    private ConsoleDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ConsoleDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task A_dead_one_is_tried_again_after_a_yes_and_keeps_how_it_died()
    {
        var id = await desk.DieAsync("1");

        var said = await desk.RunAsync($"outbox retry {id}", "yes");
        await desk.Outbox.SendAsync();

        Assert.That((said.Code, said.Output), Is.EqualTo((0, said.Output)));
        Assert.That(said.Output, Does.Contain("1 dead delivery will wait again").And.Contain("test.note in").And.Contain("1 delivery waits again."));
        Assert.That(desk.Outbox.Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That((await desk.RunAsync($"outbox show {id}")).Output, Does.Match("(?s)Given up \\(channel_not_found\\).*An operator let it be tried again.*Sent at the first attempt"));
    }

    [TestCase(null, 1)]
    [TestCase("no", 1)]
    [TestCase("", 1)]
    public async Task Without_a_yes_nothing_changes(string? answer, int code)
    {
        var id = await desk.DieAsync("1");

        Assert.That((await desk.RunAsync($"outbox retry {id}", answer)).Code, Is.EqualTo(code));
        Assert.That((await desk.RunAsync($"outbox drop {id} --reason old", answer)).Code, Is.EqualTo(code));
        Assert.That(await desk.StateAsync("1"), Is.EqualTo("dead"));
    }

    [Test]
    public async Task All_dead_ones_of_a_kind_at_once()
    {
        await desk.DieAsync("1");
        await desk.DieAsync("2", "user_not_found");
        await desk.Outbox.OweAsync("3");

        var none = await desk.RunAsync("outbox retry --dead --kind nothing.such --yes");
        var both = await desk.RunAsync("outbox retry --dead --kind test.note --yes");

        Assert.That((none.Code, none.Error), Is.EqualTo((1, "No delivery fits." + Environment.NewLine)));
        Assert.That(both.Output, Does.Contain("2 dead deliveries will wait again").And.Contain("2 deliveries wait again."));
        Assert.That((await desk.StateAsync("1"), await desk.StateAsync("2")), Is.EqualTo(("waiting", "waiting")));
    }

    [Test]
    public async Task One_that_may_have_been_seen_is_looked_up_first()
    {
        await desk.Outbox.OweAsync("1");
        await desk.Outbox.SendAsync();
        await desk.Bot.ExecuteAsync(
            "update delivery set state = 'dead', reason = @Reason, channel = null, ts = null where kind = 'test.note'", new { Reason = $"{Judge.MaybeSeen}: timed_out" });

        var said = await desk.RunAsync($"outbox retry {await desk.IdAsync("1")} --yes");
        Assert.That(await desk.StateAsync("1"), Is.EqualTo("unsure"));
        await desk.Outbox.SendAsync();

        Assert.That(said.Output, Does.Contain("1 of them may have been seen already"));
        Assert.That(desk.Outbox.Seen(), Is.EqualTo(new[] { "note 1" }), "it was there, and is not posted again");
        Assert.That(await desk.StateAsync("1"), Is.EqualTo("sent"));
    }

    [TestCase("sent", "it is never sent again")]
    [TestCase("dropped", "that is final")]
    [TestCase("unsure", "looked up before anything else")]
    [TestCase("sending", "is being sent this moment")]
    [TestCase("waiting", "is waiting already")]
    public async Task Only_dead_ones_are_retried(string state, string words)
    {
        await OweInStateAsync(state);

        var said = await desk.RunAsync($"outbox retry {await desk.IdAsync("1")} --yes");

        Assert.That(said.Error, Does.Contain(words));
        Assert.That((said.Code, await desk.StateAsync("1")), Is.EqualTo((1, state)));
    }

    [Test]
    public async Task One_that_expired_meanwhile_stays()
    {
        var id = await desk.DieAsync("1");
        await desk.Bot.ExecuteAsync("update delivery set due_at = @Due, expires_at = @Past where id = @Id", new { Id = id, Due = desk.Bot.Now.AddHours(-2), Past = desk.Bot.Now.AddHours(-1) });

        Assert.That((await desk.RunAsync($"outbox retry {id} --yes")).Error, Does.Contain("expired at 2026-11-23 05:00:00 UTC"));
        Assert.That(await desk.StateAsync("1"), Is.EqualTo("dead"));
    }

    [TestCase("waiting", "")]
    [TestCase("unsure", " while its outcome was open")]
    [TestCase("dead", "")]
    public async Task What_is_open_is_ended_with_the_reason(string state, string more)
    {
        await OweInStateAsync(state);
        var id = await desk.IdAsync("1");

        var said = await desk.RunAsync($"outbox drop {id} --reason mistake --yes");

        Assert.That(said.Output, Does.Contain("1 delivery ended."), said.Error);
        Assert.That(await desk.Outbox.StatesAsync(), Is.EqualTo(new[] { $"dropped: by an operator: mistake{more}" }));
        Assert.That((await desk.RunAsync($"outbox show {id}")).Output, Does.Contain($"An operator ended it; it was {state}."));
    }

    [TestCase("sending", "is being sent this moment, so it is left alone")]
    [TestCase("sent", "was sent; there is nothing to end")]
    [TestCase("dropped", "was dropped already")]
    public async Task What_is_under_way_or_over_is_not_ended(string state, string words)
    {
        await OweInStateAsync(state);

        Assert.That((await desk.RunAsync($"outbox drop {await desk.IdAsync("1")} --reason mistake --yes")).Error, Does.Contain(words));
        Assert.That(await desk.StateAsync("1"), Is.EqualTo(state));
    }

    [Test]
    public async Task A_delivery_that_was_claimed_meanwhile_is_its_senders()
    {
        await desk.Outbox.OweAsync("1");
        var seen = await desk.Bot.Services.GetRequiredService<DeliveryLedger>().FindAsync([await desk.IdAsync("1")], CancellationToken.None);
        await OweInStateAsync("sending");

        var mending = desk.Bot.Services.GetRequiredService<DeliveryMending>();

        Assert.That(await mending.DropAsync(seen, "late", CancellationToken.None), Is.Zero);
        Assert.That(await mending.RetryAsync(seen, CancellationToken.None), Is.Zero);
        Assert.That(await desk.StateAsync("1"), Is.EqualTo("sending"));
    }

    [TestCase("outbox retry", "Say which")]
    [TestCase("outbox drop --reason old", "Say which")]
    [TestCase("outbox retry --dead 01930000-0000-7000-8000-000000000000", "not both")]
    [TestCase("outbox retry --kind test.note 01930000-0000-7000-8000-000000000000", "not both")]
    [TestCase("outbox retry 01930000-0000-7000-8000-000000000000", "There is no delivery")]
    [TestCase("outbox drop 01930000-0000-7000-8000-000000000000", "--reason")]
    [TestCase("outbox retry nonsense", "\"nonsense\" is no id of a delivery")]
    public async Task What_makes_no_sense_is_said(string args, string words)
    {
        var said = await desk.RunAsync(args);

        Assert.That(said.Error, Does.Contain(words));
        Assert.That(said.Code, Is.EqualTo(1));
    }

    private async Task OweInStateAsync(string state)
    {
        await desk.Outbox.OweAsync("1");
        var (over, sending) = (state is "sent" or "dropped" or "dead", state == "sending");
        await desk.Bot.ExecuteAsync(
            """
            update delivery
               set state = @State, finished_at = case when @Over then @Now end, reason = case when @State in ('dropped', 'dead') then 'because' end,
                   leased_by = case when @Sending then 'somebody' end, lease_until = case when @Sending then @Now + interval '1 hour' end,
                   attempted_at = case when @State in ('sending', 'unsure') then @Now end
             where kind = 'test.note'
            """,
            new { State = state, Over = over, Sending = sending, desk.Bot.Now });
    }
}
