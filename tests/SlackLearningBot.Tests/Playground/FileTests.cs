using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class FileTests
{
    [Test]
    public async Task An_uploaded_file_stands_in_the_conversation_and_can_be_downloaded_by_who_sees_it()
    {
        await using var scene = await Scene.OpenAsync();
        var announced = await scene.FormAsync("files.getUploadURLExternal", ("filename", "my-data.json"), ("length", "7"));
        var upload = await scene.PostAsync((string)announced["upload_url"]!, "{\"a\":1}");

        var completed = await Complete(scene, (string)announced["file_id"]!);

        Assert.That(upload, Is.EqualTo((200, "OK - 7")));
        Assert.That((bool?)completed["ok"], Is.True, completed.ToJsonString());
        Assert.That((string?)completed["files"]![0]!["title"], Is.EqualTo("Your data"));
        var message = scene.Anna.Messages().Single();
        Assert.That(message.Text, Is.EqualTo("Here it is"));
        var (_, seen) = await scene.SeeAsync($"messages?as={DemoWorkspace.Anna}&channel={scene.Anna.Dm}");
        var url = (string)seen["messages"]![0]!["files"]![0]!["url"]!;
        using var mine = await scene.RawAsync(HttpMethod.Get, $"{url}?as={DemoWorkspace.Anna}");
        using var bens = await scene.RawAsync(HttpMethod.Get, $"{url}?as={DemoWorkspace.Ben}");
        Assert.That(await mine.Content.ReadAsStringAsync(), Is.EqualTo("{\"a\":1}"));
        Assert.That((int)bens.StatusCode, Is.EqualTo(404));
        var info = await scene.FormAsync("files.info", ("file", (string)announced["file_id"]!));
        Assert.That((string?)info["file"]!["shares"]!["private"]![scene.Anna.Dm]![0]!["ts"], Is.EqualTo(message.Ts));
    }

    [Test]
    public async Task A_file_without_its_bytes_or_of_another_length_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        var announced = await scene.FormAsync("files.getUploadURLExternal", ("filename", "a.txt"), ("length", "3"));

        var early = await Complete(scene, (string)announced["file_id"]!);
        var (status, _) = await scene.PostAsync((string)announced["upload_url"]!, "four");
        var missing = await scene.FormAsync("files.getUploadURLExternal", ("filename", "a.txt"));

        Assert.That((string?)early["error"], Is.EqualTo("file_not_found"));
        Assert.That(status, Is.EqualTo(400));
        Assert.That((string?)missing["error"], Is.EqualTo("missing_argument"));
    }

    private static Task<JsonObject> Complete(Scene scene, string id) => scene.CallAsync("files.completeUploadExternal", new JsonObject
    {
        ["files"] = new JsonArray(new JsonObject { ["id"] = id, ["title"] = "Your data" }),
        ["channel_id"] = scene.Anna.Dm, ["initial_comment"] = "Here it is",
    });
}
