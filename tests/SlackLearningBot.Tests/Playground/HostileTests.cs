using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Tests.Playground;

internal sealed class HostileTests
{
    [TestCase("NUL \u0000 and <!channel> & 'quotes'; drop table learner; --")]
    [TestCase("family \U0001F469‍\U0001F4BB and \U0001F600")]
    [TestCase("line\nbreak\n\ttab + plus % percent & ampersand = equals")]
    public async Task Any_text_travels_unharmed_in_events_and_commands(string text)
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Anna.SayAsync(text);
        await scene.Anna.CommandAsync("/learn " + text);

        Assert.That((string?)scene.Bot.Events("message").Single().Event["text"], Is.EqualTo(text.Replace("&", "&amp;", StringComparison.Ordinal)));
        Assert.That(scene.Bot.To("/slack/commands").Single().Form["text"], Is.EqualTo(text));
    }

    [Test]
    public async Task Half_a_surrogate_pair_breaks_nothing()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Anna.SayAsync("half \ud83d");
        var result = await scene.Anna.CommandAsync("/learn half \ud83d");

        Assert.That(result.Ok, Is.True);
        Assert.That(scene.Bot.Events("message"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_forged_request_reaches_the_bot_as_it_was_forged()
    {
        await using var scene = await Scene.OpenAsync();
        var body = Encoding.UTF8.GetBytes(new string(' ', 1_000_000) + "{}");

        await scene.Slack.Line.SendAsync("/slack/other", "application/json", body, "1", "v0=forged", CancellationToken.None);
        await scene.Slack.Line.SendAsync("/slack/other", "application/json", body, timestamp: null, signature: null, CancellationToken.None);

        var heard = scene.Bot.To("/slack/other");
        Assert.That(heard[0].Headers[SlackSignature.SignatureHeader], Is.EqualTo("v0=forged"));
        Assert.That(heard[0].Body, Has.Length.EqualTo(1_000_002));
        Assert.That(heard[1].Headers.ContainsKey(SlackSignature.SignatureHeader), Is.False);
    }

    [TestCase("""{"channel":"U0PGANNA001","channel":"U0PGBEN0001","text":"x"}""")]
    [TestCase("""{"channel":{"a":1},"text":"x"}""")]
    [TestCase("""{"channel":["U0PGANNA001"],"text":"x"}""")]
    [TestCase("""{"channel":"U0PGANNA001","text":{"a":1}}""")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","blocks":7}""")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","blocks":"[{\"type\":\"divider\",\"type\":\"divider\"}]"}""")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","blocks":[null,1,"a",[[]]]}""")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","metadata":[1]}""")]
    public async Task Nonsense_gets_an_error_word_and_no_crash(string arguments)
    {
        await using var scene = await Scene.OpenAsync();
        using var content = new StringContent(arguments, Encoding.UTF8, "application/json");

        var answer = await scene.SendAsync("chat.postMessage", content, PlaygroundOptions.BotToken);

        Assert.That((bool?)answer["ok"], Is.False);
        Assert.That((string?)answer["error"], Is.Not.Empty);
    }

    [Test]
    public async Task Nonsense_views_get_an_error_word_and_no_crash()
    {
        await using var scene = await Scene.OpenAsync();

        foreach (var view in new[] { "7", "null", "[]", "\"x\"", """{"type":7}""", """{"type":"modal","title":7,"blocks":{}}""", """{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"input","element":7}]}""" })
        {
            var answer = await scene.CallAsync("views.open", new JsonObject { ["trigger_id"] = "x", ["view"] = JsonNode.Parse(view) });
            Assert.That((string?)answer["error"], Is.EqualTo("invalid_arguments"), view);
        }

        var person = await scene.CallAsync("views.publish", new JsonObject { ["user_id"] = DemoWorkspace.Ben, ["view"] = """{"type":"home","blocks":[]}""" });
        Assert.That((bool?)person["ok"], Is.True);
    }
}
