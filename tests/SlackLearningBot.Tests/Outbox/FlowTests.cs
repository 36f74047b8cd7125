using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Many are owed something at once: who goes first, who waits for whom, and who does not.</summary>
internal sealed class FlowTests
{
    private SlackStub slack = null!;
    private NoteWork work = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        (slack, work) = (new SlackStub(), new NoteWork());
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services =>
        {
            slack.Use(services);
            services.AddSingleton<IWork>(work);
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        slack.Dispose();
    }

    private Task OweAsync(string team, DeliveryClass @class, params IReadOnlyList<string> slots) => bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => bot.Services.GetRequiredService<Deliveries>().EnqueueManyAsync(
            transaction, work.Kind, @class, [.. slots.Select(slot => NewDelivery.To(new LearnerKey(team, $"U{slot}"), work.Kind, slot, @class, bot.Now))], CancellationToken.None),
        CancellationToken.None);

    private Task InstallAsync(string team) => bot.Services.GetRequiredService<InstallationStore>().SaveAsync(
        new Seams.Workspace(team, team, bot.Slack.Url, "UBOT", $"xoxb-{team}"), ["chat:write"], bot.Machine.GetUtcNow(), CancellationToken.None);

    private static string[] Many(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => $"{prefix}{i:000}")];

    private List<string> Slots => [.. slack.Posts.Select(post => post.Text["note ".Length..])];

    [Test]
    public async Task Every_delivery_is_posted_once_and_recorded_with_its_conversation()
    {
        await OweAsync(DemoWorkspace.Team, DeliveryClass.Appointment, Many("A", 300));
        await bot.SettleAsync();

        Assert.That(Slots, Is.Unique.And.Count.EqualTo(300));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'test.note' and state = 'sent' and channel = 'D' || substr(recipient, 2) and ts is not null"), Is.EqualTo(300));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from contact where dm_channel = 'D' || substr(user_id, 2)"), Is.EqualTo(300));
        Assert.That(await bot.ScalarAsync<long>("select count(distinct xmin::text) from delivery where kind = 'test.note'"), Is.LessThan(200), "outcomes are recorded together");
    }

    [Test]
    public async Task An_answer_overtakes_what_is_claimed_already()
    {
        using var sender = bot.Services.GetRequiredService<Sender>().For(DemoWorkspace.Team);
        var owed = 0;
        slack.Meanwhile = async _ =>
        {
            if (Interlocked.Exchange(ref owed, 1) == 0)
            {
                await OweAsync(DemoWorkspace.Team, DeliveryClass.Answer, "Canswer");
                sender.Call(hasComeIn: true);
            }

            await Task.Delay(50);
        };
        await OweAsync(DemoWorkspace.Team, DeliveryClass.Appointment, Many("A", 180));
        await sender.RunAsync(CancellationToken.None);

        Assert.That(Slots.IndexOf("Canswer"), Is.InRange(1, 60), "180 were claimed before it");
    }

    [Test]
    public async Task Sixty_workspaces_that_get_no_answer_slow_nobody_else()
    {
        slack.Hangs = token => token.StartsWith("xoxb-THANG", StringComparison.Ordinal);
        foreach (var team in Many("THANG", 60))
        {
            await InstallAsync(team);
            await OweAsync(team, DeliveryClass.Answer, Many("H", 10));
        }

        var wake = ActivatorUtilities.CreateInstance<Wake>(bot.Services);
        using var loop = ActivatorUtilities.CreateInstance<SenderLoop>(bot.Services, wake);
        await loop.StartAsync(CancellationToken.None);
        await Task.Delay(500);
        await OweAsync(DemoWorkspace.Team, DeliveryClass.Answer, Many("A", 50));

        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(slack.Posts.Count == 50), TimeSpan.FromSeconds(10)), $"{slack.Posts.Count} of 50 are out");
        Assert.That(await bot.ScalarAsync<long>("select count(distinct team_id) from delivery where state = 'sending'"), Is.EqualTo(60));
        await loop.StopAsync(CancellationToken.None);

        Assert.That(await bot.QueryAsync<string>("select distinct state || coalesce(': ' || reason, '') from delivery where team_id like 'THANG%'"),
            Is.EquivalentTo(new[] { "unsure: stopped while it was being sent", "waiting: handed back" }));
    }

    [Test]
    public async Task One_row_the_database_refuses_does_not_take_the_others_with_it()
    {
        await bot.ExecuteAsync("""
            create function refuse() returns trigger language plpgsql as $$ begin if new.state = 'sent' and new.slot = 'A007' then raise exception 'disk full'; end if; return new; end $$;
            create trigger refuse before update on delivery for each row execute function refuse();
            """);
        await OweAsync(DemoWorkspace.Team, DeliveryClass.Appointment, Many("A", 20));

        Assert.That(async () => await bot.SettleAsync(), Throws.InstanceOf<PostgresException>());
        await bot.SettleAsync();
        Assert.That(await bot.QueryAsync<string>("select slot || ' ' || state from delivery where kind = 'test.note' and state <> 'sent'"), Is.EqualTo(new[] { "A007 sending" }));
        Assert.That(Slots, Is.Unique.And.Count.EqualTo(20));
    }

    [Test]
    public async Task Posts_to_one_person_keep_their_order_and_an_older_programs_rows_are_done_too()
    {
        await bot.ExecuteAsync("""
            insert into delivery (id, team_id, recipient, kind, slot, class, value, due_at, created_at)
            select gen_random_uuid(), @Team, 'UOLD', 'test.note', 'old ' || i, 0, -i, @Now, @Now from generate_series(1, 9) i
            """, new { DemoWorkspace.Team, bot.Now });
        await bot.SettleAsync();

        Assert.That(Slots, Is.EqualTo(Enumerable.Range(1, 9).Select(i => $"old {i}")));
    }
}
