using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ClickTests
{
    private const string Blocks = """
        [{"type":"actions","block_id":"row","elements":[
           {"type":"button","action_id":"later","text":{"type":"plain_text","text":"Later"},"value":"l-1","style":"primary"},
           {"type":"static_select","action_id":"track","options":[
              {"text":{"type":"plain_text","text":"SQL"},"value":"sql"},{"text":{"type":"plain_text","text":"Talks"},"value":"talks"}]},
           {"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"Why?"},"value":"why"}]},
           {"type":"external_select","action_id":"who","min_query_length":0}]},
         {"type":"input","block_id":"in","label":{"type":"plain_text","text":"Answer"},"element":{"type":"plain_text_input","action_id":"typed","initial_value":"first"}}]
        """;

    [Test]
    public async Task A_button_sends_everything_slack_sends()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "pick", Blocks);

        var result = await scene.Anna.ClickAsync(message, "Later");

        Assert.That(result.Ok, Is.True);
        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        Assert.That((string?)payload["type"], Is.EqualTo("block_actions"));
        Assert.That((string?)payload["user"]!["id"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That((string?)payload["team"]!["id"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That((string?)payload["container"]!["message_ts"], Is.EqualTo(message.Ts));
        Assert.That((string?)payload["channel"]!["id"], Is.EqualTo(scene.Anna.Dm));
        Assert.That((string?)payload["message"]!["ts"], Is.EqualTo(message.Ts));
        Assert.That((string?)payload["response_url"], Does.StartWith(scene.Slack.Url.ToString()));
        var action = payload["actions"]!.AsArray().Single()!;
        Assert.That((string?)action["action_id"], Is.EqualTo("later"));
        Assert.That((string?)action["value"], Is.EqualTo("l-1"));
        Assert.That((string?)payload["state"]!["values"]!["in"]!["typed"]!["value"], Is.EqualTo("first"));
        Assert.That(payload["state"]!["values"]!["row"]!["track"]!["selected_option"], Is.Null);
    }

    [Test]
    public async Task Choosing_an_option_by_its_words_carries_it_in_action_and_state()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "pick", Blocks);

        await scene.Anna.ClickAsync(message, "Talks");
        await scene.Anna.ClickAsync(message, "Why?");

        var (select, overflow) = (scene.Bot.To("/slack/interactions")[0].Json, scene.Bot.To("/slack/interactions")[1].Json);
        Assert.That((string?)select["actions"]![0]!["selected_option"]!["value"], Is.EqualTo("talks"));
        Assert.That((string?)select["state"]!["values"]!["row"]!["track"]!["selected_option"]!["value"], Is.EqualTo("talks"));
        Assert.That((string?)overflow["actions"]![0]!["selected_option"]!["value"], Is.EqualTo("why"));
        Assert.That(overflow["state"]!["values"]!["row"]!["more"], Is.Null);
    }

    [Test]
    public async Task What_is_not_there_cannot_be_pressed_and_foreign_direct_messages_cannot_be_reached()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "pick", Blocks);

        var missing = await scene.Anna.ClickAsync(message, "Sooner");
        var foreign = await scene.Slack.As("ben").ClickAsync(message, "Later");

        Assert.That(missing.Error, Is.EqualTo("no_such_element"));
        Assert.That(foreign.Error, Is.EqualTo("no_such_element"));
        Assert.That(scene.Bot.To("/slack/interactions"), Is.Empty);
    }

    [Test]
    public async Task A_person_of_another_workspace_can_press_in_a_shared_channel()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Workspace.Admit(new Person { Id = "U0PGCLEO001", TeamId = "T0PGCEDAR01", Name = "cleo", RealName = "Cleo Park" });
        scene.Workspace.Conversations.Join(scene.Workspace.Channel("learning"), "U0PGCLEO001");
        var message = await scene.BotSaysAsync(DemoWorkspace.LearningChannel, "pick", Blocks);

        await scene.Slack.As("cleo").ClickAsync(message, "Later");
        var command = await scene.Slack.As("cleo").CommandAsync("/learn", DemoWorkspace.LearningChannel);

        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        Assert.That((string?)payload["user"]!["team_id"], Is.EqualTo("T0PGCEDAR01"));
        Assert.That((string?)payload["team"]!["id"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That(command.Error, Is.EqualTo("unknown_command"));
    }

    [Test]
    public async Task A_failing_bot_is_told_to_the_person_and_not_asked_again()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "pick", Blocks);
        scene.Bot.AnswerWith("/slack/interactions", "", status: 500);

        var result = await scene.Anna.ClickAsync(message, "Later");

        Assert.That(result.Error, Is.EqualTo("dispatch_failed"));
        Assert.That(scene.Anna.TakeToasts().Single(), Does.Contain("500"));
        Assert.That(scene.Anna.TakeToasts(), Is.Empty);
        Assert.That(scene.Bot.To("/slack/interactions"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Options_of_an_external_select_are_asked_for()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "pick", Blocks);
        scene.Bot.AnswerWith("/slack/options", """{"options":[{"text":{"type":"plain_text","text":"Ben"},"value":"ben"}]}""");
        JsonObject Ask(string action) => new()
        {
            ["as"] = DemoWorkspace.Anna, ["action_id"] = action, ["query"] = "be",
            ["container"] = new JsonObject { ["type"] = "message", ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts },
        };

        var (_, offered) = await scene.ControlAsync("options", Ask("who"));
        var (status, _) = await scene.ControlAsync("options", Ask("track"));

        Assert.That((string?)offered["options"]![0]!["value"], Is.EqualTo("ben"));
        Assert.That((string?)scene.Bot.To("/slack/options").Single().Json["value"], Is.EqualTo("be"));
        Assert.That(status, Is.EqualTo(400));
    }
}
