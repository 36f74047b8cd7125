using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Tests.Playground.Control;

internal sealed class GivenStateTests
{
    private const string Form = """
        {"type":"modal","title":{"type":"plain_text","text":"Form"},"submit":{"type":"plain_text","text":"Save"},"blocks":[
          {"type":"input","block_id":"n","label":{"type":"plain_text","text":"Notes"},"element":{"type":"rich_text_input","action_id":"notes"}},
          {"type":"input","block_id":"f","label":{"type":"plain_text","text":"Files"},"element":{"type":"file_input","action_id":"files"}}]}
        """;

    [Test]
    public async Task Typed_marks_arrive_as_rich_text_and_picked_files_as_files_the_app_may_read()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest });
        var picked = await Post(scene, "pick", """{"as":"anna","files":[{"name":"a.md","text":"# A"}]}""");
        await OpenAsync(scene);

        await Post(scene, "submit", $$$$$"""
            {"as":"anna","state":{"n":{"notes":{"type":"rich_text_input","typed":"*bold* @ben"}},
             "f":{"files":{"type":"file_input","files":[{"id":"{{{{{picked["files"]![0]!["id"]}}}}}"},{"id":"F0UNKNOWN"}]}}}}
            """);

        var values = scene.Bot.To("/slack/interactions").Single().Json["view"]!["state"]!["values"]!;
        var words = values["n"]!["notes"]!["rich_text_value"]!["elements"]![0]!["elements"]!.AsArray();
        Assert.That(words.Select(word => (string?)word!["type"]), Is.EqualTo(new[] { "text", "text", "user" }));
        Assert.That((bool?)words[0]!["style"]!["bold"], Is.True);
        var file = values["f"]!["files"]!["files"]!.AsArray().Single()!;
        using var download = await scene.RawAsync(HttpMethod.Get, (string)file["url_private"]!, token: PlaygroundOptions.BotToken);
        Assert.That(await download.Content.ReadAsStringAsync(), Is.EqualTo("# A"));
    }

    [Test]
    public async Task Somebody_elses_file_cannot_be_handed_over()
    {
        await using var scene = await Scene.OpenAsync();
        var bens = await Post(scene, "pick", """{"as":"ben","files":[{"name":"b.md","text":"B"}]}""");
        await OpenAsync(scene);

        var answer = await Post(scene, "submit", $$$$$"""
            {"as":"anna","fill":{"Notes":"x"},"state":{"f":{"files":{"type":"file_input","files":[{"id":"{{{{{bens["files"]![0]!["id"]}}}}}"}]}}}}
            """);

        Assert.That(answer["errors"]!["f"], Is.Not.Null, "the form counts as empty");
    }

    private static async Task OpenAsync(Scene scene) => await scene.CallAsync("views.open", new JsonObject
    {
        ["trigger_id"] = await ViewTests.Trigger(scene), ["view"] = JsonNode.Parse(Form),
    });

    private static async Task<JsonObject> Post(Scene scene, string verb, string body)
    {
        var (status, answer) = await scene.ControlAsync(verb, JsonNode.Parse(body)!.AsObject());
        Assert.That(status, Is.EqualTo(200), answer.ToJsonString());
        return answer;
    }
}
