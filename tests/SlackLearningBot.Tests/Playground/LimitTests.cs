using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Tests.Playground;

/// <summary>"Too many" in all the ways Slack says it (faults W1 to W3), and Slack's own tiers.</summary>
internal sealed class LimitTests
{
    [Test]
    public async Task The_next_calls_of_one_method_are_refused_and_then_it_works_again()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ControlAsync("limits", new JsonObject { ["method"] = "auth.test", ["calls"] = 2, ["retry_after"] = 7 });

        var first = await AskAsync(scene);
        var second = await AskAsync(scene);
        var third = await AskAsync(scene);

        Assert.That(first, Is.EqualTo((429, "7", "ratelimited")));
        Assert.That(second, Is.EqualTo(first));
        Assert.That(third, Is.EqualTo((200, (string?)null, (string?)null)));
        Assert.That(scene.Slack.World.Calls.To("auth.test").Select(call => call.Status), Is.EqualTo(new[] { 429, 429, 200 }));
    }

    [TestCase("garbled", 429, "abc", "ratelimited")]
    [TestCase("plain", 200, null, "rate_limited")]
    public async Task A_limit_may_come_without_a_usable_wait_or_as_a_plain_error(string way, int status, string? wait, string error)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ControlAsync("limits", new JsonObject { ["method"] = "auth.test", ["calls"] = 1, [way] = true });

        Assert.That(await AskAsync(scene), Is.EqualTo((status, wait, error)));
    }

    [Test]
    public async Task By_tier_a_method_has_its_calls_a_minute_and_says_how_long_to_wait()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ControlAsync("limits", new JsonObject { ["by_tier"] = true });

        for (var i = 0; i < 20; i++)
        {
            Assert.That((bool?)(await scene.FormAsync("users.list"))["ok"], Is.True);
            scene.Machine.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(await AskAsync(scene, "users.list"), Is.EqualTo((429, "40", "ratelimited")));
        Assert.That((await AskAsync(scene, "users.info")).Status, Is.EqualTo(200), "another method has its own lane");
        scene.Machine.Advance(TimeSpan.FromSeconds(40));
        Assert.That((await AskAsync(scene, "users.list")).Status, Is.EqualTo(200));
    }

    private static async Task<(int Status, string? Wait, string? Error)> AskAsync(Scene scene, string method = "auth.test")
    {
        using var response = await scene.RawAsync(HttpMethod.Get, $"/api/{method}?user={DemoUser}", content: null, PlaygroundOptions.BotToken);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return ((int)response.StatusCode, response.Headers.TryGetValues("Retry-After", out var wait) ? wait.Single() : null, (string?)body["error"]);
    }

    private const string DemoUser = SlackLearningBot.Playground.Demo.DemoWorkspace.Anna;
}
