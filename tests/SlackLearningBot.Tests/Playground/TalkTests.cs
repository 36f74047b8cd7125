using System.Text;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class TalkTests
{
    private static readonly byte[] Lesson = Encoding.UTF8.GetBytes("# A lesson\n");

    [Test]
    public async Task A_dropped_file_reaches_the_bot_as_a_message_it_can_download()
    {
        await using var scene = await Scene.OpenAsync(Reading());

        var result = await scene.Anna.ShareFilesAsync(channelId: null, [("one.md", Lesson), ("pack.zip", [1, 2])], "for @ben");

        var told = scene.Bot.Events("message").Single().Event;
        Assert.That((string?)told["subtype"], Is.EqualTo("file_share"));
        Assert.That((string?)told["text"], Is.EqualTo("for <@U0PGBEN0001>"));
        Assert.That((string?)told["user"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That((string?)told["ts"], Is.EqualTo(result.Said!.Ts));
        var file = told["files"]![0]!;
        Assert.That(((string?)file["name"], (string?)file["filetype"], (int?)file["size"], (string?)file["user"]), Is.EqualTo(("one.md", "markdown", 11, DemoWorkspace.Anna)));
        Assert.That((string?)told["files"]![1]!["mimetype"], Is.EqualTo("application/zip"));
        foreach (var url in new[] { (string)file["url_private"]!, (string)file["url_private_download"]! })
        {
            using var download = await scene.RawAsync(HttpMethod.Get, url, token: PlaygroundOptions.BotToken);
            Assert.That(await download.Content.ReadAsByteArrayAsync(), Is.EqualTo(Lesson));
        }
    }

    [Test]
    public async Task A_file_is_not_given_to_who_may_not_see_it()
    {
        await using var scene = await Scene.OpenAsync(Reading());
        var between = (await scene.Anna.ShareFilesAsync(DemoWorkspace.Ben, [("secret.txt", Lesson)])).Said!.Files[0];
        var url = $"{scene.Slack.Url}files/{DemoWorkspace.Team}/{between.Id}/secret.txt";

        using var bot = await scene.RawAsync(HttpMethod.Get, url, token: PlaygroundOptions.BotToken);
        using var ben = await scene.RawAsync(HttpMethod.Get, $"{url}?as={DemoWorkspace.Ben}");
        using var erik = await scene.RawAsync(HttpMethod.Get, $"{url}?as={DemoWorkspace.Erik}");
        using var nobody = await scene.RawAsync(HttpMethod.Get, url);

        Assert.That(((int)bot.StatusCode, (int)ben.StatusCode, (int)erik.StatusCode), Is.EqualTo((404, 200, 404)));
        Assert.That(await nobody.Content.ReadAsStringAsync(), Does.Contain("<!doctype html>"), "who is not signed in lands on a page, as at Slack");
    }

    [Test]
    public async Task Without_files_read_the_bot_lands_on_the_sign_in_page_too()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { BotScopes = ["chat:write", "im:history"] } });
        var file = (await scene.Anna.ShareFilesAsync(channelId: null, [("a.txt", Lesson)])).Said!.Files[0];

        using var bot = await scene.RawAsync(HttpMethod.Get, $"/files/{DemoWorkspace.Team}/{file.Id}/a.txt", token: PlaygroundOptions.BotToken);

        Assert.That(await bot.Content.ReadAsStringAsync(), Does.StartWith("<!doctype html>"));
    }

    [Test]
    public async Task A_reply_stays_in_its_thread_unless_it_is_also_sent_to_the_conversation()
    {
        await using var scene = await Scene.OpenAsync();
        var root = await scene.BotSaysAsync(DemoWorkspace.Anna, "root");

        var quiet = (await scene.Anna.SayAsync("quiet", threadTs: root.Ts)).Said!;
        var loud = (await scene.Anna.SayAsync("loud", threadTs: quiet.Ts, alsoInChannel: true)).Said!;
        var lost = await scene.Anna.SayAsync("lost", threadTs: "1.000001");

        Assert.That(scene.Anna.Messages().Select(message => message.Text), Is.EqualTo(new[] { "root", "loud" }));
        Assert.That(scene.Anna.Messages(threadTs: root.Ts).Select(message => message.Text), Is.EqualTo(new[] { "root", "quiet", "loud" }));
        Assert.That(lost.Error, Is.EqualTo("thread_not_found"));
        var told = scene.Bot.Events("message").Select(heard => heard.Event).Single(told => (string?)told["ts"] == loud.Ts);
        Assert.That((string?)told["subtype"], Is.EqualTo("thread_broadcast"));
        Assert.That((string?)told["root"]!["ts"], Is.EqualTo(root.Ts));
        Assert.That((int?)told["root"]!["reply_count"], Is.EqualTo(2));
    }

    [Test]
    public async Task People_change_and_delete_their_own_messages_only()
    {
        await using var scene = await Scene.OpenAsync();
        var said = (await scene.Anna.SayAsync("furst")).Said!;
        var bots = await scene.BotSaysAsync(DemoWorkspace.Anna, "mine");

        var edited = await scene.Anna.EditAsync(said, "*first*");
        var emptied = await scene.Anna.EditAsync(said, "");
        var forbidden = await scene.Anna.DeleteAsync(bots);
        var deleted = await scene.Anna.DeleteAsync(said);

        Assert.That((edited.Ok, deleted.Ok), Is.EqualTo((true, true)));
        Assert.That((emptied.Error, forbidden.Error), Is.EqualTo(("no_text", "cant_delete_message")));
        var told = scene.Bot.Events("message").Select(heard => heard.Event).ToList();
        var change = told.Single(told => (string?)told["subtype"] == "message_changed");
        Assert.That((string?)change["message"]!["text"], Is.EqualTo("*first*"));
        Assert.That((string?)change["message"]!["edited"]!["user"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That((string?)change["previous_message"]!["text"], Is.EqualTo("furst"));
        Assert.That((string?)told.Single(told => (string?)told["subtype"] == "message_deleted")["deleted_ts"], Is.EqualTo(said.Ts));
        Assert.That(scene.Anna.Messages().Select(message => message.Ts), Is.EqualTo(new[] { bots.Ts }));
    }

    private static PlaygroundOptions Reading() => new() { App = WideApp.Manifest with { BotScopes = ["chat:write", "im:history", "im:write", "files:read"] } };
}
