using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ResponseUrlTests
{
    private const string Button = """[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""";
    private const string Metadata = """{"event_type":"delivery","event_payload":{"delivery_id":"d-1"}}""";

    [Test]
    public async Task It_works_five_times_and_the_sixth_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, _) = await Clicked(scene);

        for (var i = 0; i < 5; i++)
        {
            Assert.That((await scene.PostAsync(url, """{"text":"again"}""")).Status, Is.EqualTo(200));
        }

        Assert.That(await scene.PostAsync(url, """{"text":"too often"}"""), Is.EqualTo((404, "used_url")));
    }

    [Test]
    public async Task It_expires_after_thirty_minutes_of_machine_time()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, _) = await Clicked(scene);
        await scene.Slack.TurnClockAsync(Scene.Start.AddDays(1));
        scene.Machine.Advance(TimeSpan.FromMinutes(30));
        var inTime = await scene.PostAsync(url, """{"text":"in time"}""");
        scene.Machine.Advance(TimeSpan.FromSeconds(1));

        Assert.That(inTime.Status, Is.EqualTo(200));
        Assert.That(await scene.PostAsync(url, """{"text":"late"}"""), Is.EqualTo((404, "expired_url")));
    }

    [Test]
    public async Task Replacing_changes_the_message_in_place_and_keeps_its_metadata()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, message) = await Clicked(scene);

        await scene.PostAsync(url, """{"replace_original":true,"text":"done"}""");

        Assert.That(scene.Anna.Messages().Single().Text, Is.EqualTo("done"));
        Assert.That(message.Blocks, Is.Null);
        Assert.That(message.Metadata, Does.Contain("d-1"));
        Assert.That(message.Versions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Deleting_takes_the_message_away()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, message) = await Clicked(scene);

        await scene.PostAsync(url, """{"delete_original":true}""");

        Assert.That(scene.Anna.Messages(), Is.Empty);
        Assert.That(message.Deleted, Is.True);
    }

    [Test]
    public async Task Otherwise_it_answers_one_person_or_with_in_channel_everybody()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, _) = await Clicked(scene, DemoWorkspace.LearningChannel);

        await scene.PostAsync(url, """{"text":"only Anna"}""");
        await scene.PostAsync(url, """{"text":"all","response_type":"in_channel"}""");

        var ben = scene.Slack.As("ben").Messages(DemoWorkspace.LearningChannel).Select(message => message.Text).ToList();
        Assert.That(ben, Does.Contain("all").And.Not.Contain("only Anna"));
        Assert.That(scene.Anna.Messages(DemoWorkspace.LearningChannel).Select(message => message.Text), Does.Contain("only Anna"));
    }

    [TestCase("nonsense", 400, "invalid_payload")]
    [TestCase("{}", 400, "no_text")]
    public async Task What_says_nothing_is_refused(string body, int status, string answer)
    {
        await using var scene = await Scene.OpenAsync();
        var (url, _) = await Clicked(scene);

        Assert.That(await scene.PostAsync(url, body), Is.EqualTo((status, answer)));
    }

    [Test]
    public async Task Invalid_blocks_are_refused_and_the_message_stays()
    {
        await using var scene = await Scene.OpenAsync();
        var (url, message) = await Clicked(scene);

        var (status, body) = await scene.PostAsync(url, """{"replace_original":true,"blocks":[{"type":"bogus"}]}""");

        Assert.That((status, body), Is.EqualTo((200, body)));
        Assert.That(body, Does.Contain("invalid_blocks").And.Contain("/blocks/0/type"));
        Assert.That(message.Versions, Has.Count.EqualTo(1));
    }

    private static async Task<(string Url, SlackLearningBot.Playground.World.Message Message)> Clicked(Scene scene, string channel = DemoWorkspace.Anna)
    {
        var message = await scene.BotSaysAsync(channel, "press", Button, Metadata);
        await scene.Anna.ClickAsync(message, "Go");
        return ((string)scene.Bot.To("/slack/interactions")[^1].Json["response_url"]!, message);
    }
}
