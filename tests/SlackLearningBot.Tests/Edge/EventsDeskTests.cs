using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>Events are stored before they are acknowledged, once, and only what is needed of them.</summary>
internal sealed class EventsDeskTests
{
    private const string CountEventsSql = "select count(*) from inbound_event";

    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static string Message(string eventId, string ts, string text = "hello", string team = DemoWorkspace.Team) =>
        $$$"""{"type":"event_callback","team_id":"{{{team}}}","event_id":"{{{eventId}}}","event_time":1790000000,"event":{"type":"message","channel_type":"im","channel":"D0001","user":"{{{DemoWorkspace.Anna}}}","text":"{{{text}}}","ts":"{{{ts}}}","event_ts":"{{{ts}}}"}}""";

    [Test]
    public async Task An_event_repeated_by_Slack_is_stored_once()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.That((await SlackRequest.Event(Message("Ev1", "1790000000.000100")).SendAsync(bot)).Status, Is.EqualTo(200));
        }

        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(1));
    }

    [Test]
    public async Task One_message_under_eleven_event_ids_at_once_is_stored_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(i => SlackRequest.Event(Message($"Ev{i}", "1790000000.000200")).SendAsync(bot)));

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_messages_are_two_events()
    {
        await SlackRequest.Event(Message("Ev1", "1790000000.000100")).SendAsync(bot);
        await SlackRequest.Event(Message("Ev2", "1790000000.000200")).SendAsync(bot);

        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(2));
    }

    [Test]
    public async Task An_unknown_workspace_is_answered_like_any_other_and_nothing_is_kept()
    {
        var answer = await SlackRequest.Event(Message("Ev1", "1790000000.000100", team: "T0STRANGER")).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.Zero);
    }

    [TestCase("""{"type":"app_rate_limited","token":"x","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""")]
    [TestCase("""{"type":"something_new"}""")]
    [TestCase("""{"type":"event_callback","team_id":null,"event_id":"Ev9","event":{"type":"message"}}""")]
    [TestCase("""{"type":"event_callback","team_id":"T0PGJUNIPER","event_id":"Ev9","event":{"type":"never_heard_of","x":[1,2]}}""")]
    [TestCase("""{"type":"event_callback","team_id":"T0PGJUNIPER","event_id":"Ev9"}""")]
    public async Task What_we_do_not_know_is_acknowledged(string body)
    {
        var answer = await SlackRequest.Event(body).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.Zero);
    }

    [Test]
    public async Task No_words_of_a_message_are_kept()
    {
        await SlackRequest.Event(Message("Ev1", "1790000000.000100", text: "my secret plan")).SendAsync(bot);

        var rows = await bot.QueryAsync<string>("select to_jsonb(e)::text from inbound_event e");

        Assert.That(rows, Has.Count.EqualTo(1));
        Assert.That(rows[0], Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Our_own_messages_and_those_of_other_bots_are_not_heard()
    {
        var own = Message("Ev1", "1790000000.000100").Replace(DemoWorkspace.Anna, DemoWorkspace.BotUser, StringComparison.Ordinal);
        var bots = Message("Ev2", "1790000000.000200").Replace("\"text\"", "\"bot_id\":\"B1\",\"text\"", StringComparison.Ordinal);

        await SlackRequest.Event(own).SendAsync(bot);
        await SlackRequest.Event(bots).SendAsync(bot);

        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.Zero);
    }
}
