using NUnit.Framework;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>The unusual turns of a delivery's life stay with it; an ordinary life leaves no trace.</summary>
internal sealed class HistoryTests
{
    private const string TurnsSql = """
        select concat_ws(' ', turn ->> 'what', turn ->> 'why', turn ->> 'times')
          from delivery d, jsonb_array_elements(d.history) with ordinality as turns (turn, n)
         where d.kind = 'test.note' order by n
        """;

    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task What_goes_well_leaves_nothing()
    {
        await desk.OweAsync("1");
        await desk.SendAsync();

        Assert.That(await desk.Bot.ScalarAsync<string>("select history::text from delivery where kind = 'test.note'"), Is.Null);
    }

    [Test]
    public async Task A_lost_answer_and_its_look_up_are_both_told()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1");
        await desk.SendAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(await desk.Bot.QueryAsync<string>(TurnsSql), Is.EqualTo(new[] { "unsure connection_cut", "looked up" }));
        Assert.That(await desk.Bot.ScalarAsync<string>("select history -> 0 ->> 'at' from delivery where kind = 'test.note'"), Is.EqualTo("2026-11-23T06:00:00.000Z"));
    }

    [Test]
    public async Task The_same_turn_again_is_counted()
    {
        desk.Work.Instead = () => throw new InvalidOperationException("broken");
        await desk.OweAsync("1");
        for (var i = 0; i < 3; i++)
        {
            await desk.PassAsync(TimeSpan.FromMinutes(20));
        }

        Assert.That(await desk.Bot.QueryAsync<string>(TurnsSql), Is.EqualTo(new[] { "failed InvalidOperationException 3" }));
    }

    [Test]
    public async Task A_process_that_died_is_told()
    {
        await desk.OweAsync("1");
        await desk.Bot.ExecuteAsync("update delivery set state = 'sending', leased_by = 'dead', lease_until = @Past, attempted_at = @Past where kind = 'test.note'",
            new { Past = desk.Bot.Now });
        await desk.PassAsync(TimeSpan.FromSeconds(1));

        Assert.That(await desk.Bot.QueryAsync<string>(TurnsSql), Is.EqualTo(new[] { "unsure its process ended while it was being sent" }));
    }

    [Test]
    public async Task Only_twenty_are_kept()
    {
        const string manySql = """
            with recursive turns (n, history) as (
                select 0, null::jsonb
                 union all
                select n + 1, noted(history, '2026-11-23T06:00Z'::timestamptz + n * interval '1 minute', 'failed', 'error ' || n) from turns where n < 30
            )
            select concat_ws(' ', jsonb_array_length(history), history -> 0 ->> 'why', history -> -1 ->> 'why') from turns where n = 30
            """;

        Assert.That(await desk.Bot.ScalarAsync<string>(manySql), Is.EqualTo("20 error 10 error 29"));
    }
}
