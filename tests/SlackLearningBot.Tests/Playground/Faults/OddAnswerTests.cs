using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>Answers that are right and unexpected: odd pages, sparse people, warnings, other clocks, uploads and response urls that refuse.</summary>
internal sealed class OddAnswerTests
{
    [TestCase("empty_page")]
    [TestCase("short_page")]
    [TestCase("twice")]
    public async Task Who_follows_cursors_to_the_end_misses_nobody(string variant)
    {
        await using var scene = await Scene.OpenAsync();
        var everybody = (await scene.FormAsync("users.list"))["members"]!.AsArray().Select(Id).ToList();
        await scene.Slack.FaultAsync(new FaultWish("W27") { Variant = variant });

        var found = new List<string?>();
        var pages = 0;
        string cursor = "";
        do
        {
            var page = await scene.FormAsync("users.list", ("limit", "3"), ("cursor", cursor));
            found.AddRange(page["members"]!.AsArray().Select(Id));
            cursor = (string?)page["response_metadata"]?["next_cursor"] ?? "";
            pages++;
        }
        while (cursor.Length > 0);

        Assert.That(found.Distinct(), Is.EqualTo(everybody));
        Assert.That(found, Has.Count.EqualTo(everybody.Count + (variant == "twice" ? 1 : 0)));
        Assert.That(pages, Is.InRange((everybody.Count + 2) / 3, 1 + ((everybody.Count + 2) / 3)));
    }

    [TestCase("sparse")]
    [TestCase("stranger")]
    [TestCase("deleted")]
    public async Task A_person_may_be_hardly_told_of(string variant)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W30") { Variant = variant });

        var user = (await scene.FormAsync("users.info", ("user", DemoWorkspace.Anna)))["user"]!;

        Assert.That((user["tz"], user["locale"], user["profile"]!["email"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null, (JsonNode?)null)));
        Assert.That(((bool?)user["is_stranger"], (bool?)user["deleted"]), Is.EqualTo(((bool?)(variant == "stranger" ? true : null), (bool?)(variant == "deleted"))));
    }

    [Test]
    public async Task A_warning_comes_beside_success()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W29") { At = "auth.test" });

        var answer = await scene.FormAsync("auth.test");

        Assert.That(((bool?)answer["ok"], (string?)answer["warning"]), Is.EqualTo(((bool?)true, (string?)"missing_charset")));
        Assert.That(answer["response_metadata"]!["warnings"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Slacks_clocks_differ_in_the_header_and_in_timestamps()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W35") { At = "auth.test", Seconds = 90 });
        await scene.Slack.FaultAsync(new FaultWish("W35") { Variant = "ts", Seconds = 30 });

        using var response = await scene.RawAsync(HttpMethod.Post, "/api/auth.test", new FormUrlEncodedContent([]), PlaygroundOptions.BotToken);
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "early");

        Assert.That(response.Headers.Date, Is.EqualTo(Scene.Start.AddSeconds(-90)));
        Assert.That(Timestamps.Instant(message.Ts), Is.EqualTo(Scene.Start.AddSeconds(-30)).Within(TimeSpan.FromSeconds(1)));
    }

    [TestCase("used_url", 404, "used_url")]
    [TestCase("expired_url", 404, "expired_url")]
    [TestCase("expired_url_json", 200, "{\"ok\":false,\"error\":\"expired_url\"}")]
    public async Task A_response_url_refuses_as_observed(string variant, int status, string body)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("E20") { Variant = variant });
        await scene.Anna.CommandAsync("/learn today");
        var url = scene.Bot.To("/slack/commands").Single().Form["response_url"];

        var first = await scene.PostAsync(url, """{"text":"hi"}""");
        var second = await scene.PostAsync(url, """{"text":"hi"}""");

        Assert.That(first, Is.EqualTo((status, body)));
        Assert.That(second, Is.EqualTo((200, "ok")));
    }

    [Test]
    public async Task An_upload_address_breaks()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W34") { Variant = "address_breaks" });
        var url = (string)(await scene.FormAsync("files.getUploadURLExternal", ("filename", "a.txt"), ("length", "2")))["upload_url"]!;

        var first = await scene.PostAsync(url, "ab");
        var second = await scene.PostAsync(url, "ab");

        Assert.That((first.Status, second), Is.EqualTo((503, (200, "OK - 2"))));
    }

    private static string? Id(JsonNode? user) => (string?)user!["id"];
}
