using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>The rates a careful app keeps to, and the little history that is left to distributed ones.</summary>
internal sealed class PlanningRateTests
{
    [TestCase(300, 20)]
    [TestCase(50, 20)]
    [TestCase(9000, 20)]
    public void An_app_that_keeps_the_same_rate_is_never_refused_however_its_answers_jitter(double perMinute, int burst)
    {
        var bucket = new TokenBucket(new Rate(perMinute, burst, Spare: 2));
        var chance = new Random(3);
        var each = TimeSpan.FromMinutes(1) / perMinute;
        var refused = 0;
        for (var call = 0; call < 5_000; call++)
        {
            // The burst at once, then each in its turn: as early as its turn lets it, or up to a turn late.
            var turn = Scene.Start + (each * Math.Max(0, call - burst));
            refused += bucket.Take(turn + (each * chance.NextDouble())) is null ? 0 : 1;
        }

        Assert.That(refused, Is.Zero);
    }

    [Test]
    public void An_app_that_is_a_tenth_too_fast_is_refused_about_a_tenth_of_its_calls()
    {
        var bucket = new TokenBucket(new Rate(300, Burst: 20, Spare: 2));
        var refused = Enumerable.Range(0, 10_000).Count(call => bucket.Take(Scene.Start + (TimeSpan.FromMinutes(1) / 330 * call)) is not null);

        Assert.That(refused / 10_000.0, Is.InRange(0.07, 0.1));
    }

    [Test]
    public async Task Each_kind_of_call_has_its_rate_in_each_workspace()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.ControlAsync("limits", new JsonObject { ["planning"] = true, ["posts"] = 60, ["burst"] = 3 });

        var posts = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            posts.Add((await PostAsync(scene)).Status);
        }

        var (_, wait) = await PostAsync(scene);
        var history = await scene.FormAsync("conversations.history", ("channel", scene.Anna.Dm));
        scene.Machine.Advance(TimeSpan.FromSeconds(1));
        var (later, _) = await PostAsync(scene);
        await scene.ControlAsync("limits", new JsonObject { ["planning"] = false });

        Assert.That(posts, Is.EqualTo(new[] { 200, 200, 200, 200, 200, 429, 429 }));
        Assert.That((wait, later, (bool?)history["ok"]), Is.EqualTo(("1", 200, (bool?)true)));
        Assert.That((await PostAsync(scene)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_distributed_app_reads_history_once_a_minute_and_15_messages_of_it()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Limits = new LimitOptions { IsDistributed = true } });
        for (var i = 0; i < 20; i++)
        {
            await scene.BotSaysAsync(DemoWorkspace.Anna, $"{i}");
        }

        var first = await scene.FormAsync("conversations.history", ("channel", scene.Anna.Dm), ("limit", "200"));
        using var second = await scene.RawAsync(HttpMethod.Get, $"/api/conversations.history?channel={scene.Anna.Dm}", content: null, PlaygroundOptions.BotToken);
        scene.Machine.Advance(TimeSpan.FromMinutes(1));
        var third = await scene.FormAsync("conversations.history", ("channel", scene.Anna.Dm), ("cursor", (string)first["response_metadata"]!["next_cursor"]!));

        Assert.That((first["messages"]!.AsArray().Count, (bool?)first["has_more"]), Is.EqualTo((15, (bool?)true)));
        Assert.That(((int)second.StatusCode, second.Headers.GetValues("Retry-After").Single()), Is.EqualTo((429, "60")));
        Assert.That(third["messages"]!.AsArray(), Has.Count.EqualTo(5));
    }

    private static async Task<(int Status, string? Wait)> PostAsync(Scene scene)
    {
        using var response = await scene.RawAsync(
            HttpMethod.Post, "/api/chat.postMessage", new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = DemoWorkspace.Anna, ["text"] = "hi" }), PlaygroundOptions.BotToken);
        return ((int)response.StatusCode, response.Headers.TryGetValues("Retry-After", out var wait) ? wait.Single() : null);
    }
}
