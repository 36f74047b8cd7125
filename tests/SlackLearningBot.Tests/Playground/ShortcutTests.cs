using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ShortcutTests
{
    private static readonly PlaygroundOptions Options = new()
    {
        App = WideApp.Manifest with
        {
            Shortcuts = [new("Draft it", "draft", "Makes a lesson", OnMessages: true), new("Ask", "ask", "Asks", OnMessages: false)],
        },
    };

    [Test]
    public async Task A_global_shortcut_carries_what_slacks_sample_carries()
    {
        await using var scene = await Scene.OpenAsync(Options);

        await scene.Anna.GlobalShortcutAsync("ask");

        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        Assert.That((string?)payload["type"], Is.EqualTo("shortcut"));
        Assert.That((string?)payload["callback_id"], Is.EqualTo("ask"));
        Assert.That(payload.ContainsKey("channel") || payload.ContainsKey("response_url"), Is.False);
        InteractionSamples.MustHave(payload, InteractionSamples.Read("java-slack-sdk.GlobalShortcutTest.realPayload"));
    }

    [Test]
    public async Task A_message_shortcut_carries_the_message_and_what_slacks_sample_carries()
    {
        await using var scene = await Scene.OpenAsync(Options);
        var message = (await scene.Slack.As("ben").SayAsync("@anna test", "random")).Said!; // the bot is not in #random

        var result = await scene.Anna.MessageShortcutAsync(message, "draft");

        Assert.That(result.Ok, Is.True);
        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        InteractionSamples.MustHave(payload, InteractionSamples.Read("java-slack-sdk.MessageShortcutTest.realPayload"));
        Assert.That((string?)payload["message"]!["text"], Is.EqualTo("<@U0PGANNA001> test"));
        Assert.That((string?)payload["message"]!["user"], Is.EqualTo(DemoWorkspace.Ben));
        Assert.That((string?)payload["channel"]!["id"], Is.EqualTo(DemoWorkspace.RandomChannel));
        var answered = await scene.PostAsync((string)payload["response_url"]!, """{"text":"for your eyes"}""");
        Assert.That(answered.Status, Is.EqualTo(200));
        Assert.That(scene.Anna.Messages(DemoWorkspace.RandomChannel)[^1].EphemeralTo, Is.EqualTo(DemoWorkspace.Anna));
    }

    [Test]
    public async Task A_shortcut_opens_a_modal()
    {
        await using var scene = await Scene.OpenAsync(Options);
        await scene.Anna.GlobalShortcutAsync("ask");

        await ViewTests.Open(scene, (string)scene.Bot.To("/slack/interactions").Single().Json["trigger_id"]!, "Asked");

        Assert.That(scene.Anna.Modal, Is.Not.Null);
    }

    [Test]
    public async Task What_the_manifest_does_not_name_or_the_person_does_not_see_does_not_work()
    {
        await using var scene = await Scene.OpenAsync(Options);
        var engineering = (await scene.Slack.As("ben").SayAsync("for engineers", "engineering")).Said!;

        Assert.That((await scene.Anna.GlobalShortcutAsync("draft")).Error, Is.EqualTo("unknown_shortcut"));
        Assert.That((await scene.Anna.MessageShortcutAsync(engineering, "ask")).Error, Is.EqualTo("unknown_shortcut"));
        Assert.That((await scene.Slack.As("erik").MessageShortcutAsync(engineering, "draft")).Error, Is.EqualTo("message_not_found"));
        Assert.That(scene.Bot.All, Is.Empty);
    }

    [Test]
    public async Task An_app_that_fails_is_told_to_the_person_with_the_shortcuts_name()
    {
        await using var scene = await Scene.OpenAsync(Options);
        scene.Bot.AnswerWith("/slack/interactions", "", 500);

        var result = await scene.Anna.GlobalShortcutAsync("ask");

        Assert.That(result.Error, Is.EqualTo("dispatch_failed"));
        Assert.That(scene.Anna.TakeToasts().Single(), Does.StartWith("Ask did not work"));
    }
}
