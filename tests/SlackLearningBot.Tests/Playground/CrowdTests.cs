using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Many people in many workspaces, and all that they see.</summary>
internal sealed class CrowdTests
{
    [Test]
    public async Task Ids_and_tokens_follow_from_their_numbers()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Crowd = new CrowdPlan(3, 7) });

        var second = await scene.CallAsync("auth.test", [], CrowdPlan.Token(2));
        var person = scene.Slack.Workspace(CrowdPlan.Team(3)).Person(CrowdPlan.Person(3, 7));

        Assert.That(((string?)second["team_id"], (string?)second["user_id"]), Is.EqualTo(("T0CROWD0002", "U0CBOT0002")));
        Assert.That((person.Id, person.Name, person.TimeZone), Is.EqualTo(("U0C000300007", "p3-7", CrowdPlan.Zone(7))));
        Assert.That(scene.Slack.World.All, Has.Count.EqualTo(3));
        Assert.That(scene.Slack.World.First!.Seed.BotToken, Is.EqualTo(PlaygroundOptions.BotToken));
    }

    [Test]
    public async Task All_that_people_see_comes_line_by_line()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Crowd = new CrowdPlan(2, 3) });
        var first = await PostAsync(scene, 1, 1, "one");
        await PostAsync(scene, 1, 2, "two");
        await PostAsync(scene, 2, 1, "three");
        await scene.Slack.As("p1-1", CrowdPlan.Team(1)).SayAsync("thank you");

        var all = await SeenAsync(scene, "");
        var since = await SeenAsync(scene, $"?team={CrowdPlan.Team(1)}&since={first}");
        var talk = await SeenAsync(scene, $"?team={CrowdPlan.Team(1)}&by=all");

        Assert.That(all.Select(line => $"{line["team"]} {line["user"]} {line["text"]} {line["metadata"]!["event_payload"]!["delivery_id"]}"), Is.EqualTo(new[]
        {
            "T0CROWD0001 U0C000100001 one d-one", "T0CROWD0001 U0C000100002 two d-two", "T0CROWD0002 U0C000200001 three d-three",
        }));
        Assert.That(since.Select(line => (string?)line["text"]), Is.EqualTo(new[] { "two" }));
        Assert.That(talk, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_is_remembered_of_calls_stays_within_its_bounds_and_they_are_counted_all()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, CallsRemembered = 10 });

        for (var i = 0; i < 25; i++)
        {
            await scene.CallAsync("auth.test", []);
        }

        Assert.That(scene.Slack.World.Calls.All.Select(call => call.Number), Is.EqualTo(Enumerable.Range(16, 10)));
        Assert.That(scene.Slack.World.Calls.Counts[("auth.test", 200)], Is.EqualTo(25));
    }

    [Test]
    public async Task The_last_thousand_posts_among_ten_thousand_people_cost_no_more_than_the_first()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Crowd = new CrowdPlan(20, 500) });
        var workspace = scene.Slack.Workspace(CrowdPlan.Team(20));

        var early = await TimeAsync(scene, 1000);
        lock (workspace.Gate)
        {
            for (var person = 1; person <= 500; person++)
            {
                var place = workspace.DmWithBot(CrowdPlan.Person(20, person));
                for (var i = 0; i < 100; i++)
                {
                    place.Add(new Message(workspace.NextTs(), workspace.Bot.Id, new MessageVersion(workspace.Now, "earlier", Blocks: null, Metadata: null)));
                }
            }
        }

        var late = await TimeAsync(scene, 1000);

        Assert.That(late, Is.LessThan((early * 3) + TimeSpan.FromSeconds(1)));
    }

    private static async Task<TimeSpan> TimeAsync(Scene scene, int posts)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < posts; i++)
        {
            await PostAsync(scene, 20, (i % 500) + 1, "hello");
        }

        return watch.Elapsed;
    }

    private static async Task<string> PostAsync(Scene scene, int workspace, int person, string text)
    {
        var answer = await scene.CallAsync(
            "chat.postMessage",
            new JsonObject
            {
                ["channel"] = CrowdPlan.Person(workspace, person), ["text"] = text,
                ["metadata"] = new JsonObject { ["event_type"] = "d", ["event_payload"] = new JsonObject { ["delivery_id"] = $"d-{text}" } },
            },
            CrowdPlan.Token(workspace));
        return (string)answer["ts"]!;
    }

    private static async Task<List<JsonNode>> SeenAsync(Scene scene, string query)
    {
        using var response = await scene.RawAsync(HttpMethod.Get, "/playground/seen" + query);
        return [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
