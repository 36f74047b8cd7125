using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground.Control;

internal sealed class ControlTests
{
    [Test]
    public async Task The_state_shows_people_channels_commands_clock_and_what_is_unread()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BotSaysAsync(DemoWorkspace.Anna, "unread");

        var (_, state) = await scene.SeeAsync($"state?as={DemoWorkspace.Anna}");

        Assert.That((string?)state["me"]!["avatar"], Is.EqualTo("AL"));
        Assert.That(state["people"]!.AsArray(), Has.Count.EqualTo(7));
        Assert.That((string?)state["clock"]!["local"], Is.EqualTo("2026-11-23T08:00:00"));
        Assert.That((string?)state["commands"]![0]!["command"], Is.EqualTo("/learn"));
        var dm = state["channels"]!.AsArray().Single(channel => (string?)channel!["kind"] == "app")!;
        Assert.That((string?)dm["id"], Is.EqualTo((string?)state["bot"]!["dm"]));
        Assert.That((int?)dm["unread"], Is.EqualTo(1));
    }

    [Test]
    public async Task Reading_clears_what_is_unread()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "unread");

        await scene.ControlAsync("read", new JsonObject { ["as"] = DemoWorkspace.Anna, ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts });

        Assert.That(scene.Workspace.Channel(scene.Anna.Dm).Unread(DemoWorkspace.Anna), Is.Zero);
    }

    [Test]
    public async Task A_whole_round_works_over_http_alone()
    {
        await using var scene = await Scene.OpenAsync();
        const string Buttons = """[{"type":"actions","block_id":"r","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""";
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "press", Buttons);
        JsonObject As(JsonObject more)
        {
            more["as"] = DemoWorkspace.Anna;
            return more;
        }

        var (_, said) = await scene.ControlAsync("say", As(new JsonObject { ["channel"] = scene.Anna.Dm, ["text"] = "hello" }));
        var (_, command) = await scene.ControlAsync("command", As(new JsonObject { ["channel"] = scene.Anna.Dm, ["text"] = "/learn" }));
        await ViewTests.Open(scene, scene.Bot.To("/slack/commands")[^1].Form["trigger_id"], "Form");
        var (_, state) = await scene.SeeAsync($"state?as={DemoWorkspace.Anna}");
        var viewId = (string)state["modal"]!["id"]!;
        var (_, empty) = await scene.ControlAsync("submit", As(new JsonObject { ["view_id"] = viewId }));
        var (_, full) = await scene.ControlAsync("submit", As(new JsonObject { ["view_id"] = viewId, ["state"] = ViewTests.State("Anna") }));
        var (_, click) = await scene.ControlAsync("click", As(new JsonObject
        {
            ["container"] = new JsonObject { ["type"] = "message", ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts }, ["block_id"] = "r", ["action_id"] = "go",
        }));
        var (_, home) = await scene.ControlAsync("home", As([]));

        Assert.That(said["ts"], Is.Not.Null);
        Assert.That((bool?)command["ok"], Is.True);
        Assert.That((bool?)empty["ok"], Is.False);
        Assert.That(empty["errors"]!["b"], Is.Not.Null);
        Assert.That(new[] { full, click, home }.Select(answer => (bool?)answer["ok"]), Is.All.True);
        Assert.That(scene.Bot.To("/slack/interactions").Select(heard => (string?)heard.Json["type"]), Is.EqualTo(new[] { "view_submission", "block_actions" }));
    }

    [TestCase("say", """{"as":"U0NOBODY000","channel":"x","text":"y"}""", "user_not_found")]
    [TestCase("say", """{"as":"U0PGANNA001","channel":"C0PGGENERAL"}""", "missing_argument")]
    [TestCase("say", """{"as":"U0PGERIK001","channel":"C0PGENGINEER","text":"x"}""", "channel_not_found")]
    [TestCase("command", """{"as":"U0PGANNA001","text":"/nope"}""", "unknown_command")]
    [TestCase("clock", """{"to":"2020-01-01T00:00:00Z"}""", "clock_backwards")]
    [TestCase("clock", """{"advance":"soon"}""", "invalid_duration")]
    [TestCase("close", """{"as":"U0PGANNA001","view_id":"V1"}""", "view_not_found")]
    [TestCase("people", """{"name":"x","tz":"Mars/Base"}""", "invalid_tz")]
    public async Task What_cannot_be_done_is_refused_with_a_sentence(string name, string body, string error)
    {
        await using var scene = await Scene.OpenAsync();

        var (status, answer) = await scene.ControlAsync(name, JsonNode.Parse(body)!.AsObject());

        Assert.That(status, Is.EqualTo(400));
        Assert.That((string?)answer["error"], Is.EqualTo(error));
        Assert.That((string?)answer["message"], Does.Contain(" "));
    }

    [Test]
    public async Task The_clock_turns_to_a_persons_next_working_morning_and_lets_the_bot_work_first()
    {
        await using var scene = await Scene.OpenAsync();
        var ticks = 0;
        scene.Slack.OnClockTurned = _ =>
        {
            ticks++;
            return Task.CompletedTask;
        };
        await scene.ControlAsync("clock", new JsonObject { ["to"] = "2026-11-27T12:00:00Z" });

        var (_, answer) = await scene.ControlAsync("clock", new JsonObject { ["next_morning_of"] = DemoWorkspace.Maria });

        Assert.That((string?)answer["now"], Is.EqualTo("2026-11-27T14:00:00Z"));
        var (_, monday) = await scene.ControlAsync("clock", new JsonObject { ["next_morning_of"] = DemoWorkspace.Maria });
        Assert.That((string?)monday["now"], Is.EqualTo("2026-11-30T14:00:00Z"));
        Assert.That(ticks, Is.EqualTo(3));

        await scene.ControlAsync("clock", new JsonObject { ["to"] = "2026-12-01T13:40:00Z" });
        var (_, soon) = await scene.ControlAsync("clock", new JsonObject { ["next_morning_of"] = DemoWorkspace.Maria });
        Assert.That((string?)soon["now"], Is.EqualTo("2026-12-02T14:00:00Z"), "twenty minutes to nine is too late for this morning's lesson");
    }

    [Test]
    public async Task Workspaces_and_people_can_be_added_and_do_not_see_each_other()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ControlAsync("workspaces", new JsonObject { ["team"] = "T0PGCEDAR01", ["name"] = "Cedar", ["domain"] = "cedar", ["token"] = "xoxb-cedar" });
        var (_, cleo) = await scene.ControlAsync("people", new JsonObject { ["team"] = "T0PGCEDAR01", ["name"] = "cleo", ["tz"] = "Europe/Berlin" });

        var answer = await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = (string)cleo["id"]!, ["text"] = "x" });
        var (status, _) = await scene.SeeAsync($"state?as={cleo["id"]}");

        Assert.That((string?)answer["error"], Is.EqualTo("channel_not_found"));
        Assert.That(status, Is.EqualTo(400));
        Assert.That((string?)scene.Bot.Events("team_join").Single().Json["team_id"], Is.EqualTo("T0PGCEDAR01"));
    }

    [Test]
    public async Task Open_pages_hear_of_changes_that_concern_them_only()
    {
        await using var scene = await Scene.OpenAsync();
        using var anna = scene.Slack.World.Live.Listen(DemoWorkspace.Team, DemoWorkspace.Anna);
        using var ben = scene.Slack.World.Live.Listen(DemoWorkspace.Team, DemoWorkspace.Ben);
        using var stream = await scene.StreamAsync($"/playground/live?as={DemoWorkspace.Anna}");

        await scene.BotSaysAsync(DemoWorkspace.Anna, "news");

        Assert.That(anna.Notes.TryRead(out var note), Is.True);
        Assert.That(note!.Channel, Is.EqualTo(scene.Anna.Dm));
        Assert.That(ben.Notes.TryRead(out _), Is.False);
        Assert.That(await stream.ReadLineAsync(), Does.StartWith(":"));
        await stream.ReadLineAsync();
        Assert.That(await stream.ReadLineAsync(), Is.EqualTo($$"""data: {"what":"messages","channel":"{{scene.Anna.Dm}}"}"""));
    }

    [Test]
    public async Task Permalinks_lead_to_the_page_at_their_message()
    {
        var folder = Directory.CreateTempSubdirectory("playground-page");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<!doctype html><title>Page</title>");
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { WebRoot = folder.FullName });

        using var link = await scene.RawAsync(HttpMethod.Get, "/archives/C0PGGENERAL/p1795417200000100");

        Assert.That(link.RequestMessage!.RequestUri!.Fragment, Is.EqualTo("#/C0PGGENERAL/1795417200.000100"));
        Assert.That(await link.Content.ReadAsStringAsync(), Does.Contain("<title>Page</title>"));
        folder.Delete(recursive: true);
    }
}
