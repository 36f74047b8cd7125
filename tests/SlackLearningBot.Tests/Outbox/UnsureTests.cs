using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What has to be looked up first, and what has changed by the time it was; which failure pauses what.</summary>
internal sealed class UnsureTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private Task SilenceAsync() => desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => Contacts.SilenceAsync(transaction, desk.Anna, DateTimeOffset.MaxValue, "stopped", desk.Bot.Now, CancellationToken.None), CancellationToken.None);

    [Test]
    public async Task What_expired_while_it_was_unsure_is_looked_up_and_not_posted_any_more()
    {
        desk.Network.LoseCall("chat.postMessage");
        await desk.OweAsync("1", expires: desk.Bot.Now.AddMinutes(1));
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T06:02:00Z");

        Assert.That(desk.Seen(), Is.Empty);
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "dropped: expired" }));
    }

    [Test]
    public async Task What_expired_long_ago_while_it_was_unsure_costs_no_look_up_and_says_so()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1", expires: desk.Bot.Now.AddMinutes(1));
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T06:30:00Z");

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "dropped: expired while it was unknown whether it was seen" }));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.history"), Is.Empty);
    }

    [Test]
    public async Task Only_the_time_of_the_attempt_is_looked_at()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1");
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T06:30:00Z");
        var asked = desk.Bot.Slack.World.Calls.To("conversations.history").Single().Arguments;

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent" }));
        Assert.That(((string?)asked["oldest"], (string?)asked["latest"], (string?)asked["limit"]), Is.EqualTo(("1795413540.000000", "1795413750.000000", "15")));
    }

    [Test]
    public async Task What_is_asked_for_again_while_it_is_unsure_comes_again()
    {
        var deliveries = desk.Bot.Services.GetRequiredService<Deliveries>();
        Task AskAsync() => desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => deliveries.EnqueueAgainAsync(
                transaction, NewDelivery.To(desk.Anna, desk.Work.Kind, "again", DeliveryClass.Answer, desk.Bot.Now), CancellationToken.None),
            CancellationToken.None);
        desk.Network.LoseAnswer("chat.postMessage");
        await AskAsync();
        await desk.Bot.SettleAsync();
        await AskAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note again", "note again" }));
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent" }));
    }

    [Test]
    public async Task A_nudge_that_did_not_arrive_before_the_person_stopped_does_not_come_after_it()
    {
        desk.Network.LoseCall("chat.postMessage");
        await desk.OweAsync("1", DeliveryClass.Nudge);
        await desk.Bot.SettleAsync();
        await SilenceAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(desk.Seen(), Is.Empty);
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "dropped: the person wants silence" }));
    }

    [Test]
    public async Task A_nudge_that_did_arrive_before_the_person_stopped_is_known_as_sent()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1", DeliveryClass.Nudge);
        await desk.Bot.SettleAsync();
        await SilenceAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent" }));
    }

    [Test]
    public async Task A_look_up_that_Slack_refuses_for_good_ends_it_without_a_second_post()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        desk.Network.Answer("conversations.history", 200, """{"ok":false,"error":"missing_scope","needed":"im:history"}""");
        await desk.OweAsync("1");
        await desk.Bot.SettleAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        await desk.PassAsync(TimeSpan.FromDays(1));

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "dead: unknown whether it was seen: missing_scope" }));
        Assert.That(desk.Seen(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_limit_on_looking_up_pauses_looking_up_and_not_posting()
    {
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1");
        await desk.Bot.SettleAsync();
        desk.Network.Answer("conversations.history", 429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "60"));
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        await desk.OweAsync("2");
        await desk.PassAsync(TimeSpan.FromSeconds(1));

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note 1", "note 2" }));
        Assert.That((await desk.StatesAsync())[0], Does.StartWith("unsure"));
        await desk.PassAsync(TimeSpan.FromSeconds(61));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
    }

    [Test]
    public async Task Only_a_look_up_asks_for_the_conversation_and_a_limit_on_that_holds_up_nobody_else()
    {
        var ben = new LearnerKey(DemoWorkspace.Team, DemoWorkspace.Ben);
        desk.Network.LoseAnswer("chat.postMessage");
        await desk.OweAsync("1", to: ben);
        await desk.Bot.SettleAsync();
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.open"), Is.Empty);
        desk.Network.Answer("conversations.open", 429, """{"ok":false,"error":"ratelimited"}""", ("Retry-After", "60"));
        await desk.OweAsync("2");
        await desk.PassAsync(TimeSpan.FromSeconds(91));

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note 2" }));
        await desk.PassAsync(TimeSpan.FromSeconds(61));
        Assert.That(desk.Bot.Ben.Messages().Select(message => message.Text).Where(text => text.StartsWith("note", StringComparison.Ordinal)), Is.EqualTo(new[] { "note 1" }));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
    }

    [Test]
    public async Task The_answer_to_the_first_post_names_the_conversation()
    {
        await desk.OweAsync("1");
        await desk.OweAsync("2");
        await desk.SendAsync();

        var dm = await desk.Bot.ScalarAsync<string>("select dm_channel from contact where user_id = @UserId", desk.Anna);
        Assert.That(dm, Does.StartWith("D"));
        Assert.That(await desk.Bot.QueryAsync<string>("select channel from delivery where kind = 'test.note'"), Is.All.EqualTo(dm));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.open"), Is.Empty);
    }

    [Test]
    public async Task A_dead_token_is_tried_once_and_not_once_a_delivery()
    {
        desk.Network.Answer("chat.postMessage", 200, """{"ok":false,"error":"token_revoked"}""");
        for (var i = 0; i < 5; i++)
        {
            await desk.OweAsync($"{i}");
        }

        await desk.Bot.SettleAsync();

        Assert.That(desk.Seen(), Is.Empty);
        Assert.That((await desk.StatesAsync()).Select(state => state.Split(':')[0]), Is.All.EqualTo("waiting"));
        await desk.PassAsync(TimeSpan.FromMinutes(6));
        Assert.That(desk.Seen(), Has.Count.EqualTo(5));
    }
}
