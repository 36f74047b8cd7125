using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A delivery is seen once, whatever Slack answers and whenever the process dies.</summary>
internal sealed class SenderTests
{
    private const string StatesSql = "select state || coalesce(': ' || reason, '') from delivery where kind = 'test.note' order by slot";

    private readonly LearnerKey anna = new(DemoWorkspace.Team, DemoWorkspace.Anna);
    private FaultyNetwork network = null!;
    private NoteWork work = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        work = new NoteWork();
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

    private Task<bool> OweAsync(string slot, DeliveryClass @class = DeliveryClass.Answer, Func<NewDelivery, NewDelivery>? but = null)
    {
        var delivery = NewDelivery.To(anna, work.Kind, slot, @class, bot.Now);
        return bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(transaction, but?.Invoke(delivery) ?? delivery, CancellationToken.None),
            CancellationToken.None);
    }

    private List<string> Seen() => [.. bot.Anna.Messages().Where(message => message.Text.StartsWith("note", StringComparison.Ordinal)).Select(message => message.Text)];

    private async Task PassAsync(TimeSpan time)
    {
        bot.Machine.Advance(time);
        await bot.SettleAsync();
    }

    [Test]
    public async Task What_is_owed_twice_is_sent_once()
    {
        var first = await OweAsync("1");
        var second = await OweAsync("1");
        await bot.SettleAsync();
        var third = await OweAsync("1");
        await bot.SettleAsync();

        Assert.That((first, second, third), Is.EqualTo((true, false, false)));
        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
    }

    [Test]
    public async Task A_delivery_rolled_back_with_its_cause_was_never_owed()
    {
        var delivery = NewDelivery.To(anna, work.Kind, "1", DeliveryClass.Answer, bot.Now);
        var work1 = bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(async transaction =>
        {
            await bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(transaction, delivery, CancellationToken.None);
            throw new InvalidOperationException("the cause failed");
        }, CancellationToken.None);

        Assert.That(async () => await work1, Throws.InvalidOperationException);
        await bot.SettleAsync();
        Assert.That(Seen(), Is.Empty);
    }

    [Test]
    public async Task A_post_whose_answer_was_lost_is_found_again_and_not_repeated()
    {
        network.LoseAnswer("chat.postMessage");
        await OweAsync("1");
        await bot.SettleAsync();

        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "unsure: connection_cut" }));
        await PassAsync(TimeSpan.FromSeconds(89));
        Assert.That(bot.Slack.World.Calls.To("conversations.history"), Is.Empty, "nobody looks before 90 s");
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "sent" }));
        Assert.That(await bot.ScalarAsync<string>("select ts from delivery where kind = 'test.note'"), Is.EqualTo(bot.Anna.Messages()[^1].Ts));
    }

    [Test]
    public async Task A_post_that_never_reached_Slack_is_sent_after_looking()
    {
        network.LoseCall("chat.postMessage");
        await OweAsync("1");
        await bot.SettleAsync();
        await PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
    }

    [Test]
    public async Task A_look_up_that_fails_leaves_the_question_open()
    {
        network.LoseAnswer("chat.postMessage");
        network.Answer("conversations.history", 503, "<html>busy</html>");
        await OweAsync("1");
        await bot.SettleAsync();
        await PassAsync(TimeSpan.FromSeconds(91));
        Assert.That((await bot.QueryAsync<string>(StatesSql))[0], Does.StartWith("unsure"));
        await PassAsync(TimeSpan.FromMinutes(1));

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
    }

    [TestCase("internal_error")]
    [TestCase("fatal_error")]
    public async Task An_ambiguous_answer_is_looked_up(string error)
    {
        network.Answer("chat.postMessage", 200, $$"""{"ok":false,"error":"{{error}}"}""");
        await OweAsync("1");
        await bot.SettleAsync();
        Assert.That(Seen(), Is.Empty);
        await PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That(bot.Slack.World.Calls.To("conversations.history"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_process_that_died_while_sending_leaves_a_delivery_that_is_looked_up()
    {
        await OweAsync("1");
        await bot.SettleAsync();
        await bot.ExecuteAsync("update delivery set state = 'sending', finished_at = null, leased_by = 'dead', lease_until = @Past, attempted_at = @Past where kind = 'test.note'",
            new { Past = bot.Now });
        await bot.Services.GetRequiredService<ClaimStore>().RescueAsync(bot.Now, bot.Machine.GetUtcNow(), bot.Machine.GetUtcNow(), CancellationToken.None);
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "sent" }));
    }

    [Test]
    public async Task A_429_pauses_the_lane_until_Slack_said_and_costs_no_try()
    {
        network.Answer("chat.postMessage", 429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "40"));
        await OweAsync("1");
        await OweAsync("2");
        await bot.SettleAsync();
        await PassAsync(TimeSpan.FromSeconds(39));
        Assert.That(bot.Slack.World.Calls.To("chat.postMessage"), Is.Empty);
        await PassAsync(TimeSpan.FromSeconds(2));

        Assert.That(Seen(), Is.EquivalentTo(new[] { "note 1", "note 2" }));
        Assert.That(await bot.QueryAsync<short>("select attempts from delivery where kind = 'test.note'"), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_permanent_refusal_ends_it_and_names_the_person_unreachable()
    {
        network.Answer("chat.postMessage", 200, """{"ok":false,"error":"user_disabled"}""");
        await OweAsync("1");
        await bot.SettleAsync();
        await PassAsync(TimeSpan.FromDays(1));

        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "dead: user_disabled" }));
        Assert.That(await bot.ScalarAsync<string>("select unreachable from contact where user_id = @UserId", anna), Is.EqualTo("user_disabled"));
    }

    [Test]
    public async Task A_dead_token_keeps_everything_waiting()
    {
        network.Answer("chat.postMessage", 200, """{"ok":false,"error":"token_revoked"}""");
        await OweAsync("1");
        await bot.SettleAsync();
        await PassAsync(TimeSpan.FromMinutes(6));

        Assert.That(Seen(), Is.EqualTo(new[] { "note 1" }));
    }

    [Test]
    public async Task Work_that_keeps_failing_is_given_up_with_its_error()
    {
        work.Instead = () => throw new InvalidOperationException("broken");
        await OweAsync("1");
        for (var i = 0; i < 12; i++)
        {
            await PassAsync(TimeSpan.FromMinutes(20));
        }

        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "dead: InvalidOperationException" }));
        Assert.That(work.Rendered, Is.EqualTo(10));
    }

    [Test]
    public async Task What_expired_is_dropped_with_that_reason()
    {
        await OweAsync("1", but: delivery => delivery with { ExpiresAt = bot.Now.AddHours(1) });
        await bot.TurnToAsync("2026-11-23T07:00:00Z");

        Assert.That(await bot.QueryAsync<string>(StatesSql), Is.EqualTo(new[] { "dropped: expired" }));
        Assert.That(Seen(), Is.Empty);
    }

    [Test]
    public async Task Nothing_is_sent_before_its_time()
    {
        await OweAsync("1", but: delivery => delivery with { DueAt = bot.Now.AddHours(1) });
        await bot.SettleAsync();
        Assert.That(Seen(), Is.Empty);
        await bot.TurnToAsync("2026-11-23T07:00:00Z");

        Assert.That(Seen(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Answers_overtake_appointments_and_appointments_nudges_and_the_worthier_nudge_goes_first()
    {
        await OweAsync("5 small nudge", DeliveryClass.Nudge);
        await OweAsync("4 big nudge", DeliveryClass.Nudge, delivery => delivery with { Value = 2 });
        await OweAsync("3 appointment", DeliveryClass.Appointment);
        await OweAsync("2 answer", DeliveryClass.Answer);
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "note 2 answer", "note 3 appointment", "note 4 big nudge", "note 5 small nudge" }));
    }

    [Test]
    public async Task Silence_holds_nudges_back_and_lets_answers_through()
    {
        await bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => Contacts.SilenceAsync(transaction, anna, DateTimeOffset.MaxValue, "stopped", bot.Now, CancellationToken.None), CancellationToken.None);
        await OweAsync("nudge", DeliveryClass.Nudge);
        await OweAsync("answer");
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "note answer" }));
    }

    [Test]
    public async Task A_workspace_has_one_sender_at_a_time()
    {
        var claims = bot.Services.GetRequiredService<ClaimStore>();
        var now = bot.Machine.GetUtcNow();
        await claims.ClaimAsync(new ClaimWish(DemoWorkspace.Team, "another process", "another process:1", now.AddSeconds(30), [], 0), bot.Now, now, CancellationToken.None);
        await OweAsync("1");

        await bot.Services.GetRequiredService<Sender>().SendDueAsync(DemoWorkspace.Team, CancellationToken.None);
        Assert.That(Seen(), Is.Empty);
        await PassAsync(TimeSpan.FromSeconds(31));

        Assert.That(Seen(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Work_of_a_kind_only_a_newer_version_knows_waits_for_it()
    {
        await OweAsync("1", but: delivery => delivery with { Kind = "from.the.future" });
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<string>("select state from delivery where kind = 'from.the.future'"), Is.EqualTo("waiting"));
    }

    [Test]
    public async Task Work_asked_for_again_after_its_end_is_done_again_and_only_once_while_it_waits()
    {
        var deliveries = bot.Services.GetRequiredService<Deliveries>();
        var database = bot.Services.GetRequiredService<NpgsqlDataSource>();
        async Task AskAsync() => await database.InTransactionAsync(
            transaction => deliveries.EnqueueAgainAsync(transaction, NewDelivery.To(anna, work.Kind, "again", DeliveryClass.Answer, bot.Now), CancellationToken.None),
            CancellationToken.None);

        await AskAsync();
        await AskAsync();
        await bot.SettleAsync();
        await AskAsync();
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "note again", "note again" }));
    }
}
