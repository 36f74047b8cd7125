using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>The gate of nudges asks the database, which may refuse one of them, or go away.</summary>
internal sealed class AdmitFailureTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    /// <summary>What happens in the database when this nudge is given its place on the day.</summary>
    private Task BreakAsync(string what, string slot) => desk.Bot.ExecuteAsync($"""
        create function break_gate() returns trigger language plpgsql as $$ begin {what}; return new; end $$;
        create trigger break_gate before update of nudge_day on delivery for each row when (new.slot like '{slot}') execute function break_gate();
        """);

    private async Task OweAsync()
    {
        await desk.OweAsync("0 answer");
        await desk.OweAsync("1 bad", DeliveryClass.Nudge);
        await desk.OweAsync("2 good", DeliveryClass.Nudge);
    }

    [Test]
    public async Task One_nudge_that_cannot_be_admitted_costs_nobody_else_a_try()
    {
        await desk.Bot.TurnToAsync("2026-11-23T09:00:00Z");
        await BreakAsync("raise exception 'bad row'", "1 bad");
        await OweAsync();
        await desk.SendAsync();

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent", "waiting: PostgresException", "sent" }));
        Assert.That(await desk.Bot.QueryAsync<short>("select attempts from delivery where kind = 'test.note' order by slot"), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_database_that_goes_away_meanwhile_costs_no_try()
    {
        await desk.Bot.TurnToAsync("2026-11-23T09:00:00Z");
        await BreakAsync("perform pg_terminate_backend(pg_backend_pid()), pg_sleep(10)", "%");
        await OweAsync();
        await desk.SendAsync();

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent", "waiting: the database was away", "waiting: the database was away" }));
        Assert.That(await desk.Bot.QueryAsync<short>("select attempts from delivery where kind = 'test.note' order by slot"), Is.EqualTo(new[] { 1, 0, 0 }));
        await desk.Bot.ExecuteAsync("drop trigger break_gate on delivery");
        await desk.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
    }

    [Test]
    public async Task A_database_that_is_away_for_hours_while_a_message_is_rendered_gives_nothing_up()
    {
        desk.Work.Instead = () => throw new NpgsqlException("Exception while reading from stream", new EndOfStreamException());
        await desk.OweAsync("0 answer");
        for (var attempt = 0; attempt <= Judge.MostTries; attempt++)
        {
            await desk.PassAsync(TimeSpan.FromMinutes(10));
        }

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "waiting: the database was away" }));
        desk.Work.Instead = null;
        await desk.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
    }
}
