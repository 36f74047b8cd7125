using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class HistoryTests
{
    private const string Metadata = """{"event_type":"delivery","event_payload":{"delivery_id":"d-1"}}""";

    [Test]
    public async Task Metadata_is_whole_only_when_asked_for_and_survives_an_update_until_emptied()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "one", metadata: Metadata);

        var brief = await First(scene, all: false);
        await scene.CallAsync("chat.update", new JsonObject { ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts, ["text"] = "two" });
        var whole = await First(scene, all: true);
        await scene.CallAsync("chat.update", new JsonObject { ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts, ["text"] = "three", ["metadata"] = new JsonObject() });
        var gone = await First(scene, all: true);

        Assert.That(brief["metadata"]!.ToJsonString(), Is.EqualTo("""{"event_type":"delivery"}"""));
        Assert.That((string?)whole["metadata"]!["event_payload"]!["delivery_id"], Is.EqualTo("d-1"));
        Assert.That(gone["metadata"], Is.Null);
    }

    [Test]
    public async Task History_is_newest_first_and_bounded_by_oldest_and_latest()
    {
        await using var scene = await Scene.OpenAsync();
        var a = await scene.BotSaysAsync(DemoWorkspace.Anna, "a");
        var b = await scene.BotSaysAsync(DemoWorkspace.Anna, "b");
        var c = await scene.BotSaysAsync(DemoWorkspace.Anna, "c");

        Assert.That(await Texts(scene), Is.EqualTo(new[] { "c", "b", "a" }));
        Assert.That(await Texts(scene, ("oldest", a.Ts)), Is.EqualTo(new[] { "c", "b" }));
        Assert.That(await Texts(scene, ("oldest", a.Ts), ("latest", c.Ts)), Is.EqualTo(new[] { "b" }));
        Assert.That(await Texts(scene, ("oldest", b.Ts), ("latest", b.Ts), ("inclusive", "true")), Is.EqualTo(new[] { "b" }));
        Assert.That(await Texts(scene, ("limit", "2")), Is.EqualTo(new[] { "c", "b" }));
        var wrong = await scene.FormAsync("conversations.history", ("channel", scene.Anna.Dm), ("oldest", "yesterday"));
        Assert.That((string?)wrong["error"], Is.EqualTo("invalid_ts_oldest"));
    }

    [Test]
    public async Task Replies_are_in_their_thread_and_not_in_history()
    {
        await using var scene = await Scene.OpenAsync();
        var root = await scene.BotSaysAsync(DemoWorkspace.Anna, "root");
        await scene.Anna.SayAsync("reply", threadTs: root.Ts);

        var history = await Texts(scene);
        var thread = await scene.FormAsync("conversations.replies", ("channel", scene.Anna.Dm), ("ts", root.Ts));
        var missing = await scene.FormAsync("conversations.replies", ("channel", scene.Anna.Dm), ("ts", "1.000001"));

        Assert.That(history, Is.EqualTo(new[] { "root" }));
        Assert.That(thread["messages"]!.AsArray().Select(message => (string?)message!["text"]), Is.EqualTo(new[] { "root", "reply" }));
        Assert.That((int?)thread["messages"]![0]!["reply_count"], Is.EqualTo(1));
        Assert.That((string?)missing["error"], Is.EqualTo("thread_not_found"));
    }

    [Test]
    public async Task An_update_keeps_every_version_and_marks_the_message_as_edited()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "one", """[{"type":"divider"}]""");

        var answer = await scene.CallAsync("chat.update", new JsonObject
        {
            ["channel"] = scene.Anna.Dm, ["ts"] = message.Ts, ["text"] = "two", ["blocks"] = new JsonArray(),
        });

        Assert.That((bool?)answer["ok"], Is.True);
        Assert.That(message.Versions.Select(version => version.Text), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(message.Blocks, Is.Null);
        Assert.That(answer["message"]!["edited"], Is.Not.Null);
    }

    [Test]
    public async Task Only_the_bots_own_messages_can_be_changed_or_deleted()
    {
        await using var scene = await Scene.OpenAsync();
        var said = (await scene.Anna.SayAsync("mine")).Said!;
        var own = await scene.BotSaysAsync(DemoWorkspace.Anna, "bot's");
        async Task<string?> Error(string method, string ts, string text = "x") => (string?)(await scene.CallAsync(
            method, new JsonObject { ["channel"] = scene.Anna.Dm, ["ts"] = ts, ["text"] = text }))["error"];

        Assert.That(await Error("chat.update", said.Ts), Is.EqualTo("cant_update_message"));
        Assert.That(await Error("chat.delete", said.Ts), Is.EqualTo("cant_delete_message"));
        Assert.That(await Error("chat.update", "1.000001"), Is.EqualTo("message_not_found"));
        Assert.That(await Error("chat.update", own.Ts, new string('x', 4001)), Is.EqualTo("msg_too_long"));
        Assert.That(await Error("chat.update", own.Ts, ""), Is.EqualTo("no_text"));
        Assert.That(await Error("chat.delete", own.Ts), Is.Null);
        Assert.That(scene.Anna.Messages().Select(message => message.Text), Is.EqualTo(new[] { "mine" }));
    }

    private static async Task<JsonNode> First(Scene scene, bool all) =>
        (await scene.FormAsync("conversations.history", ("channel", scene.Anna.Dm), ("include_all_metadata", all ? "true" : "false")))["messages"]![0]!;

    private static async Task<IReadOnlyList<string?>> Texts(Scene scene, params (string, string)[] bounds)
    {
        var answer = await scene.FormAsync("conversations.history", [("channel", scene.Anna.Dm), .. bounds]);
        return [.. answer["messages"]!.AsArray().Select(message => (string?)message!["text"])];
    }
}
