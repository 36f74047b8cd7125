using NUnit.Framework;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.SdkTests;

/// <summary>@slack/web-api by itself: each case is a step of Node/web-api.cjs, which makes its own assertions.</summary>
internal sealed class WebApiTests
{
    [TestCase("who am I")]
    [TestCase("users in pages")]
    [TestCase("conversations and members in pages")]
    [TestCase("history in pages")]
    [TestCase("post, update, thread, permalink, delete")]
    [TestCase("a direct message")]
    [TestCase("a home, and its hash")]
    [TestCase("a file")]
    [TestCase("reactions")]
    [TestCase("scheduled messages")]
    [TestCase("a channel from its making to its end")]
    [TestCase("user groups and do not disturb")]
    [TestCase("errors say what is wrong")]
    public async Task The_client_is_content_with(string step)
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();

        await RunAsync(scene, step);
    }

    [Test]
    public async Task The_client_waits_as_long_as_Retry_After_says()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();
        scene.Slack.World.Faults.Add(new FaultWish("W1") { At = "chat.postMessage", Seconds = 1 });

        await RunAsync(scene, "a rate limit is waited for");

        Assert.That(scene.Slack.World.Calls.To("chat.postMessage").Select(call => call.Status), Is.EqualTo(new[] { 429, 200 }));
    }

    [Test]
    public async Task The_client_is_told_how_long_it_would_have_to_wait()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();
        scene.Slack.World.Faults.Add(new FaultWish("W1") { At = "auth.test", Seconds = 7 });

        await RunAsync(scene, "a rate limit can be refused");
    }

    [Test]
    public async Task The_client_is_told_which_scope_is_missing()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync(scopes: ["chat:write"]);

        await RunAsync(scene, "a missing scope");
    }

    private static async Task RunAsync(SdkScene scene, string step)
    {
        await using var program = await NodeProgram.StartAsync("web-api.cjs", scene.Environment, step);
        var (code, said) = await program.EndAsync();

        Assert.That(code, Is.Zero, said);
    }
}
