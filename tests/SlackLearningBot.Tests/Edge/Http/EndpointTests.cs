using System.Text;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge.Http;

/// <summary>What only HTTP has: Slack's handshakes, and bodies that are no payload.</summary>
internal sealed class EndpointTests
{
    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task The_handshake_gets_its_challenge()
    {
        var answer = await SlackRequest.Event("""{"type":"url_verification","token":"x","challenge":"3eZbrw1a"}""").SendAsync(bot);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "3eZbrw1a")));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("")]
    public async Task A_signed_body_that_is_no_event_is_a_bad_request(string body)
    {
        Assert.That((await SlackRequest.Event(body).SendAsync(bot)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_body_nested_a_thousand_deep_is_a_bad_request()
    {
        var body = string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000);

        Assert.That((await SlackRequest.Event(body).SendAsync(bot)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Bytes_that_are_no_UTF8_are_a_bad_request()
    {
        var request = SlackRequest.Event("x") with { Body = [.. Encoding.UTF8.GetBytes("{\"type\":\""), 0xFF, 0xFE, (byte)'"', (byte)'}'] };

        Assert.That((await request.SendAsync(bot)).Status, Is.EqualTo(400));
    }

    [TestCase("payload", "{not json")]
    [TestCase("payload", "[]")]
    [TestCase("payload", "")]
    [TestCase("other", "x")]
    public async Task A_payload_that_is_none_is_a_bad_request(string field, string text)
    {
        Assert.That((await SlackRequest.Form("/slack/interactions", (field, text)).SendAsync(bot)).Status, Is.EqualTo(400));
    }

    [Test]
    public async Task A_payload_that_is_none_is_an_empty_list()
    {
        var answer = await SlackRequest.Form("/slack/options", ("payload", "{")).SendAsync(bot);

        Assert.That((answer.Status, answer.Body), Is.EqualTo(((int?)200, """{"options":[]}""")));
    }

    [Test]
    public async Task Slacks_old_probe_gets_its_200()
    {
        var answer = await SlackRequest.Form("/slack/commands", ("ssl_check", "1"), ("token", "x")).SendAsync(bot);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "")));
    }

    [Test]
    public async Task A_command_without_a_person_is_a_bad_request()
    {
        var answer = await SlackRequest.Form("/slack/commands", ("command", "/learn"), ("team_id", DemoWorkspace.Team)).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task NUL_emoji_and_half_a_surrogate_pair_are_survived()
    {
        var answer = await SlackRequest.Event(
            $$$"""{"type":"event_callback","team_id":"{{{DemoWorkspace.Team}}}","event_id":"Ev\u0000nul","event_time":1790000000,"event":{"type":"message","channel_type":"im","channel":"D0001","user":"{{{DemoWorkspace.Anna}}}","text":"a\u0000b 🦔 \ud83e","ts":"1790000000.000300","event_ts":"1790000000.000300"}}""").SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(200));
    }
}
