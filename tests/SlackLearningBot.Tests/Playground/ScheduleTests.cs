using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Messages that Slack keeps until people's clock says so.</summary>
internal sealed class ScheduleTests
{
    [Test]
    public async Task A_scheduled_message_is_posted_when_peoples_clock_passes_its_moment()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var planned = await PlanAsync(scene, "Tomorrow's news", TimeSpan.FromHours(24));
        var listed = await ListAsync(scene);

        await scene.Slack.TurnClockAsync(Scene.Start.AddHours(23));
        var before = scene.Anna.Messages().Count;
        await scene.Slack.TurnClockAsync(Scene.Start.AddHours(30));

        Assert.That((string?)listed.Single()!["id"], Is.EqualTo((string?)planned["scheduled_message_id"]));
        Assert.That(before, Is.Zero);
        var posted = scene.Anna.Messages().Single();
        Assert.That(posted.Text, Is.EqualTo("Tomorrow's news"));
        Assert.That(posted.Ts, Does.StartWith($"{Scene.Start.AddHours(24).ToUnixTimeSeconds()}."), "at its moment, not at the turning");
        Assert.That(scene.Bot.Events("message").Single().Event["bot_id"], Is.Not.Null);
        Assert.That(await ListAsync(scene), Is.Empty);
    }

    [Test]
    public async Task A_deleted_one_never_comes_and_one_to_an_archived_channel_is_dropped()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var planned = await PlanAsync(scene, "Never mind", TimeSpan.FromHours(1));
        await PlanAsync(scene, "Too late", TimeSpan.FromHours(1), DemoWorkspace.LearningChannel);
        var said = scene.Workspace.Channel("learning").Roots.Count;

        var deleted = await scene.CallAsync("chat.deleteScheduledMessage", new JsonObject
        {
            ["channel"] = scene.Anna.Dm, ["scheduled_message_id"] = (string?)planned["scheduled_message_id"],
        });
        scene.Workspace.Channel("learning").IsArchived = true;
        await scene.Slack.TurnClockAsync(Scene.Start.AddHours(2));

        Assert.That((bool?)deleted["ok"], Is.True);
        Assert.That(scene.Anna.Messages(), Is.Empty);
        Assert.That(scene.Workspace.Channel("learning").Roots, Has.Count.EqualTo(said));
    }

    [Test]
    public async Task They_are_listed_by_moment_and_page_by_page()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        await PlanAsync(scene, "third", TimeSpan.FromHours(3));
        await PlanAsync(scene, "first", TimeSpan.FromHours(1));
        await PlanAsync(scene, "second", TimeSpan.FromHours(2));

        var page = await scene.CallAsync("chat.scheduledMessages.list", new JsonObject { ["limit"] = 2 });
        var rest = await scene.CallAsync("chat.scheduledMessages.list", new JsonObject { ["cursor"] = (string?)page["response_metadata"]!["next_cursor"] });
        var early = await scene.CallAsync("chat.scheduledMessages.list", new JsonObject { ["latest"] = $"{Scene.Start.AddHours(1).ToUnixTimeSeconds()}" });

        Assert.That(Texts(page), Is.EqualTo(new[] { "first", "second" }));
        Assert.That(Texts(rest), Is.EqualTo(new[] { "third" }));
        Assert.That(Texts(early), Is.EqualTo(new[] { "first" }));
    }

    private static IEnumerable<string?> Texts(JsonObject answer) => answer["scheduled_messages"]!.AsArray().Select(message => (string?)message!["text"]);

    private static Task<JsonObject> PlanAsync(Scene scene, string text, TimeSpan after, string channel = DemoWorkspace.Anna) =>
        scene.CallAsync("chat.scheduleMessage", new JsonObject
        {
            ["channel"] = channel, ["text"] = text, ["post_at"] = (Scene.Start + after).ToUnixTimeSeconds(),
        });

    private static async Task<JsonArray> ListAsync(Scene scene) =>
        (await scene.CallAsync("chat.scheduledMessages.list", []))["scheduled_messages"]!.AsArray();
}
