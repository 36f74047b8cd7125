using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ViewTests
{
    [Test]
    public async Task A_command_gives_a_trigger_that_opens_one_modal()
    {
        await using var scene = await Scene.OpenAsync();
        var trigger = await Trigger(scene);

        var opened = await Open(scene, trigger, "First");
        var again = await Open(scene, trigger, "Second");

        Assert.That((bool?)opened["ok"], Is.True, opened.ToJsonString());
        Assert.That((string?)scene.Anna.Modal!.Body["title"]!["text"], Is.EqualTo("First"));
        Assert.That((string?)again["error"], Is.EqualTo("exchanged_trigger_id"));
    }

    [Test]
    public async Task A_trigger_expires_after_three_seconds_of_machine_time_and_not_with_the_calendar()
    {
        await using var scene = await Scene.OpenAsync();
        var early = await Trigger(scene);
        await scene.Slack.TurnClockAsync(Scene.Start.AddDays(1));
        scene.Machine.Advance(TimeSpan.FromSeconds(3));
        var inTime = await Open(scene, early, "In time");
        var late = await Trigger(scene);
        scene.Machine.Advance(TimeSpan.FromSeconds(3.1));

        Assert.That((bool?)inTime["ok"], Is.True);
        Assert.That((string?)(await Open(scene, late, "Late"))["error"], Is.EqualTo("expired_trigger_id"));
        Assert.That((string?)(await Open(scene, "1.2.x", "Never"))["error"], Is.EqualTo("invalid_trigger_id"));
    }

    [Test]
    public async Task A_refused_view_leaves_the_trigger_unused_and_says_what_is_wrong()
    {
        await using var scene = await Scene.OpenAsync();
        var trigger = await Trigger(scene);

        var refused = await scene.CallAsync("views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = new JsonObject() });
        var opened = await Open(scene, trigger, "Fine");

        Assert.That((string?)refused["error"], Is.EqualTo("invalid_arguments"));
        Assert.That(refused["response_metadata"]!["messages"]!.AsArray().Select(text => (string?)text), Is.EqualTo(new[]
        {
            "[ERROR] failed to match all allowed schemas [json-pointer:/view]", "[ERROR] missing required field: type [json-pointer:/view]",
        }));
        Assert.That((bool?)opened["ok"], Is.True);
    }

    [Test]
    public async Task Three_views_stack_and_a_fourth_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        await Open(scene, await Trigger(scene), "One");
        for (var i = 2; i <= 3; i++)
        {
            Assert.That((bool?)(await Push(scene, await TriggerInModal(scene), $"View {i}"))["ok"], Is.True);
        }

        var fourth = await Push(scene, await TriggerInModal(scene), "Four");

        Assert.That((string?)fourth["error"], Is.EqualTo("push_limit_reached"));
        Assert.That((string?)scene.Anna.Modal!.Body["title"]!["text"], Is.EqualTo("View 3"));
        Assert.That(scene.Anna.Modal.RootId, Is.Not.EqualTo(scene.Anna.Modal.Id));
    }

    [Test]
    public async Task An_update_with_an_old_hash_is_refused_and_typed_text_survives()
    {
        await using var scene = await Scene.OpenAsync();
        await Open(scene, await Trigger(scene), "Form");
        var view = scene.Anna.Modal!;
        var hash = view.Hash;
        await scene.Anna.ClickAsync(view, "go", State("typed"));

        var first = await Update(scene, view.Id, "Form 2", hash);
        var second = await Update(scene, view.Id, "Form 3", hash);

        Assert.That((bool?)first["ok"], Is.True, first.ToJsonString());
        Assert.That((string?)second["error"], Is.EqualTo("hash_conflict"));
        Assert.That((string?)view.State["b"]!["a"]!["value"], Is.EqualTo("typed"));
        Assert.That((string?)(await Update(scene, "V0NOWHERE0", "x", null))["error"], Is.EqualTo("not_found"));
    }

    [Test]
    public async Task An_external_id_is_unique_and_finds_the_view()
    {
        await using var scene = await Scene.OpenAsync();
        var view = Modal("Named");
        view["external_id"] = "mine";
        await scene.CallAsync("views.open", new JsonObject { ["trigger_id"] = await Trigger(scene), ["view"] = view.DeepClone() });

        var twice = await scene.CallAsync("views.push", new JsonObject { ["trigger_id"] = await TriggerInModal(scene), ["view"] = view.DeepClone() });
        var update = await scene.CallAsync("views.update", new JsonObject { ["external_id"] = "mine", ["view"] = view.DeepClone() });

        Assert.That((string?)twice["error"], Is.EqualTo("duplicate_external_id"));
        Assert.That((bool?)update["ok"], Is.True);
    }

    [Test]
    public async Task Publishing_shows_the_home_tab_and_opening_it_sends_the_view()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Anna.OpenHomeAsync();

        var answer = await Publish(scene, DemoWorkspace.Anna);
        await scene.Anna.OpenHomeAsync();

        Assert.That((bool?)answer["ok"], Is.True, answer.ToJsonString());
        Assert.That((string?)scene.Anna.Home!.Body["blocks"]![0]!["type"], Is.EqualTo("header"));
        var heard = scene.Bot.Events("app_home_opened");
        Assert.That(heard[0].Event["view"], Is.Null);
        Assert.That((string?)heard[1].Event["view"]!["hash"], Is.EqualTo(scene.Anna.Home.Hash));
        Assert.That((string?)heard[1].Event["tab"], Is.EqualTo("home"));
    }

    [Test]
    public async Task Publishing_is_refused_for_strangers_wrong_hashes_and_a_switched_off_tab()
    {
        await using var scene = await Scene.OpenAsync();
        await Publish(scene, DemoWorkspace.Anna);

        Assert.That((string?)(await Publish(scene, "U0NOBODY000"))["error"], Is.EqualTo("invalid_arguments"));
        Assert.That((string?)(await Publish(scene, DemoWorkspace.Anna, "old"))["error"], Is.EqualTo("hash_conflict"));
        scene.Workspace.HomeTabEnabled = false;
        Assert.That((string?)(await Publish(scene, DemoWorkspace.Anna))["error"], Is.EqualTo("not_enabled"));
    }

    internal static JsonObject Modal(string title) => JsonNode.Parse("""
        {"type":"modal","title":{"type":"plain_text","text":"TITLE"},"submit":{"type":"plain_text","text":"Save"},"notify_on_close":true,"blocks":[
          {"type":"input","block_id":"b","label":{"type":"plain_text","text":"Name"},"element":{"type":"plain_text_input","action_id":"a","min_length":3}},
          {"type":"actions","block_id":"row","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"},"value":"v"}]}]}
        """.Replace("TITLE", title, StringComparison.Ordinal))!.AsObject();

    internal static JsonObject State(string value) => new()
    {
        ["b"] = new JsonObject { ["a"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = value } },
    };

    internal static async Task<string> Trigger(Scene scene)
    {
        await scene.Anna.CommandAsync("/learn");
        return scene.Bot.To("/slack/commands")[^1].Form["trigger_id"];
    }

    internal static async Task<string> TriggerInModal(Scene scene)
    {
        await scene.Anna.ClickAsync(scene.Anna.Modal!, "Go");
        return (string)scene.Bot.To("/slack/interactions")[^1].Json["trigger_id"]!;
    }

    internal static Task<JsonObject> Open(Scene scene, string trigger, string title) =>
        scene.CallAsync("views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = Modal(title) });

    private static Task<JsonObject> Push(Scene scene, string trigger, string title) =>
        scene.CallAsync("views.push", new JsonObject { ["trigger_id"] = trigger, ["view"] = Modal(title) });

    private static Task<JsonObject> Update(Scene scene, string id, string title, string? hash) =>
        scene.CallAsync("views.update", new JsonObject { ["view_id"] = id, ["view"] = Modal(title), ["hash"] = hash });

    private static Task<JsonObject> Publish(Scene scene, string user, string? hash = null) => scene.CallAsync("views.publish", new JsonObject
    {
        ["user_id"] = user, ["hash"] = hash,
        ["view"] = JsonNode.Parse("""{"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"Today"}}]}"""),
    });
}
