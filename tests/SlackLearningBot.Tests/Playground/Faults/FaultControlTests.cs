using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>Faults by request: added, seen with their hits, removed.</summary>
internal sealed class FaultControlTests
{
    [Test]
    public async Task A_rule_is_added_counts_its_hits_and_is_taken_away()
    {
        await using var scene = await Scene.OpenAsync();
        var (status, added) = await AskAsync(scene, """{"fault":"W9","variant":"502","at":"auth.test","count":"always","user":"anna"}""");
        await AskAsync(scene, """{"fault":"W1","at":"auth.test","count":2,"seconds":7}""");

        for (var i = 0; i < 3; i++)
        {
            using var response = await scene.RawAsync(HttpMethod.Post, "/api/auth.test", new FormUrlEncodedContent([]), SlackLearningBot.Playground.PlaygroundOptions.BotToken);
        }

        var (_, list) = await scene.SeeAsync("faults");
        var (removed, _) = await AskAsync(scene, $$"""{"remove":{{added["number"]}}}""");
        var (again, _) = await AskAsync(scene, $$"""{"remove":{{added["number"]}}}""");

        Assert.That((status, removed, again), Is.EqualTo((200, 200, 404)));
        Assert.That(list["active"]!.AsArray().Select(rule => ((string?)rule!["fault"], (int?)rule["hits"], (bool?)rule["spent"])), Is.EqualTo(new[] { ("W9", (int?)0, (bool?)false), ("W1", 2, true) }));
        Assert.That(list["catalogue"]!.AsArray(), Has.Count.EqualTo(FaultTable.All.Count));
        await AskAsync(scene, """{"clear":true}""");
        Assert.That(scene.Slack.World.Faults.Rules, Is.Empty);
    }

    [Test]
    public async Task The_list_says_the_seed_the_limits_and_the_workspaces()
    {
        await using var scene = await Scene.OpenAsync();
        var (_, before) = await scene.SeeAsync("faults");
        await AskAsync(scene, """{"seed":7}""");
        await scene.ControlAsync("limits", new JsonObject { ["planning"] = true, ["posts"] = 600 });
        await scene.ControlAsync("limits", new JsonObject { ["by_tier"] = true });

        var (_, after) = await scene.SeeAsync("faults");

        Assert.That(((int?)before["seed"], (bool?)before["limits"]!["planning"], (double?)before["limits"]!["rates"]!["posts"]), Is.EqualTo((1, false, 300d)));
        Assert.That(((int?)after["seed"], (bool?)after["limits"]!["planning"], (double?)after["limits"]!["rates"]!["posts"]), Is.EqualTo((7, true, 600d)));
        Assert.That(((bool?)after["limits"]!["by_tier"], (bool?)after["limits"]!["distributed"]), Is.EqualTo((true, false)));
        Assert.That((string?)after["teams"]![0]!["id"], Is.EqualTo(scene.Anna.Workspace.TeamId));
        Assert.That((string?)after["machine_now"], Is.EqualTo(scene.Machine.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task What_is_done_at_once_answers_with_what_the_app_said()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.AnswerWith("/slack/events", "", 503);

        var (status, answer) = await AskAsync(scene, """{"fault":"E14"}""");

        Assert.That((status, (int?)answer["status"], (string?)answer["failure"]), Is.EqualTo((200, (int?)503, "http_error")));
        Assert.That((string?)scene.Bot.To("/slack/events").Single().Json["team_id"], Is.EqualTo("T0PGNOWHERE"));
        Assert.That(scene.Slack.World.Faults.Rules, Is.Empty, "it is over");
    }

    [TestCase("""{"fault":"W77"}""", "invalid_fault", "There is no fault 'W77'. GET /playground/faults lists them.")]
    [TestCase("""{"fault":"W9","variant":"9"}""", "invalid_variant", "W9 has no variant '9'; expected one of 500, 502, 503.")]
    [TestCase("""{"fault":"W9","count":"some"}""", "invalid_count", "'count' is 'some'; expected a whole number, or always.")]
    [TestCase("""{"fault":"W9","chance":"rarely"}""", "invalid_chance", "'chance' is 'rarely'; expected a number.")]
    [TestCase("""{"fault":"C1"}""", "invalid_user", "C1 happens to a person; name one in 'user'.")]
    [TestCase("""{"fault":"C7"}""", "invalid_channel", "C7 happens to a channel; name one in 'channel'.")]
    [TestCase("""{"fault":"C4","user":"anna","value":"Mars/Base"}""", "invalid_value", "'Mars/Base' is no IANA time zone; write Asia/Tokyo.")]
    [TestCase("""{"fault":"S6"}""", "invalid_fault", "S6 happens to open connections, and there are none.")]
    [TestCase("""{"fault":"W9","from":"2026-11-23T08:00:00Z","until":"2026-11-23T08:00:00Z"}""", "invalid_until", "'until' is not after 'from', so it would never happen.")]
    [TestCase("{}", "missing_argument", "The request has no text 'fault'.")]
    public async Task A_wish_that_cannot_be_is_refused_with_a_sentence(string body, string error, string message)
    {
        await using var scene = await Scene.OpenAsync();

        var (status, answer) = await AskAsync(scene, body);

        Assert.That((status, (string?)answer["error"], (string?)answer["message"]), Is.EqualTo((400, error, message)));
        Assert.That((string?)answer["expected"], Does.Contain("fault, variant?"));
        Assert.That(scene.Slack.World.Faults.Rules, Is.Empty);
    }

    private static Task<(int Status, JsonObject Body)> AskAsync(Scene scene, string body) => scene.ControlAsync("faults", JsonNode.Parse(body)!.AsObject());
}
