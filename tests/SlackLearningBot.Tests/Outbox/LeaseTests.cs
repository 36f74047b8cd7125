using NUnit.Framework;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Slow Slack, processes that stop or lose their lease, a database that fails between post and record: seen once all the same.</summary>
internal sealed class LeaseTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task OweManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await desk.OweAsync($"{i:00}");
        }
    }

    [Test]
    public async Task A_batch_that_takes_five_minutes_keeps_its_lease_and_nothing_is_looked_up_or_doubled()
    {
        var stolen = 0;
        for (var i = 0; i < 20; i++)
        {
            desk.Network.Meanwhile("chat.postMessage", async () =>
            {
                desk.Bot.Machine.Advance(TimeSpan.FromSeconds(15));
                stolen += await desk.RescueAsync(TimeSpan.Zero);
                stolen += await desk.ClaimElsewhereAsync("another process", TimeSpan.FromSeconds(120)) ? 1 : 0;
            });
        }

        await OweManyAsync(20);
        await desk.SendAsync();

        Assert.That(stolen, Is.Zero);
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(20));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.history"), Is.Empty);
    }

    [Test]
    public async Task Who_lost_the_workspace_to_another_process_stops_and_hands_the_rest_back()
    {
        desk.Network.Meanwhile("chat.postMessage", async () =>
        {
            desk.Bot.Machine.Advance(TimeSpan.FromSeconds(130));
            await desk.ClaimElsewhereAsync("another process", TimeSpan.FromSeconds(60));
        });
        await OweManyAsync(5);
        await desk.SendAsync();

        Assert.That(desk.Seen(), Has.Count.EqualTo(1));
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent", "waiting: handed back", "waiting: handed back", "waiting: handed back", "waiting: handed back" }));
        await desk.PassAsync(TimeSpan.FromSeconds(61));
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(5));
    }

    [Test]
    public async Task A_post_that_could_not_be_recorded_is_found_again_and_not_repeated()
    {
        await desk.Bot.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin if new.state = 'sent' then raise exception 'disk full'; end if; return new; end $$;
            create trigger refuse before update on delivery for each row execute function refuse();
            """);
        await OweManyAsync(3);

        Assert.That(async () => await desk.SendAsync(), Throws.InstanceOf<Npgsql.PostgresException>());
        await desk.Bot.ExecuteAsync("drop trigger refuse on delivery");
        await desk.PassAsync(TimeSpan.Zero);
        Assert.That(desk.Seen(), Has.Count.EqualTo(3), "what was not tried is sent at once");
        await desk.PassAsync(TimeSpan.FromSeconds(121));
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(3));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
    }

    [Test]
    public async Task A_process_told_to_stop_ends_what_it_is_sending_and_leaves_the_rest_to_the_next_at_once()
    {
        using var stop = new CancellationTokenSource();
        desk.Network.Meanwhile("chat.postMessage", () => stop.CancelAsync());
        await OweManyAsync(3);
        await desk.SendAsync(stop.Token);

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent", "waiting: handed back", "waiting: handed back" }));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from sender_lease where lease_until > @Now", new { Now = desk.Bot.Machine.GetUtcNow() }), Is.Zero);
        await desk.PassAsync(TimeSpan.Zero);
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(3));
        Assert.That(await desk.Bot.QueryAsync<short>("select attempts from delivery where kind = 'test.note'"), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_process_that_must_stop_before_Slack_answers_leaves_the_delivery_unsure()
    {
        using var stop = new CancellationTokenSource();
        desk.Network.LoseAnswerSlowly("chat.postMessage", () => stop.CancelAsync());
        await OweManyAsync(1);
        await desk.SendAsync(stop.Token);

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "unsure: stopped while it was being sent" }));
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        Assert.That(desk.Seen(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_delivery_that_ends_every_process_is_given_up()
    {
        await OweManyAsync(1);
        for (var i = 0; i < 12; i++)
        {
            await desk.ClaimElsewhereAsync($"process {i}", TimeSpan.FromSeconds(120), posts: 20);
            desk.Bot.Machine.Advance(TimeSpan.FromSeconds(121));
            await desk.RescueAsync(TimeSpan.Zero);
        }

        await desk.SendAsync();

        Assert.That((await desk.StatesAsync())[0], Does.StartWith("dead: unknown whether it was seen"));
    }
}
