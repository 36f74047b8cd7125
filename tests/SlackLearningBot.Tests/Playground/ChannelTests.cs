using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

/// <summary>Channels as the bot makes and manages them, and the scopes this takes.</summary>
internal sealed class ChannelTests
{
    [Test]
    public async Task A_bot_makes_a_channel_brings_people_in_and_archives_it()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        var made = await scene.CallAsync("conversations.create", new JsonObject { ["name"] = "pods", ["is_private"] = true });
        var id = (string)made["channel"]!["id"]!;
        var invited = await scene.CallAsync("conversations.invite", new JsonObject { ["channel"] = id, ["users"] = $"{DemoWorkspace.Anna},{DemoWorkspace.Ben}" });
        var topic = await scene.CallAsync("conversations.setTopic", new JsonObject { ["channel"] = id, ["topic"] = "Fridays" });
        await scene.CallAsync("conversations.kick", new JsonObject { ["channel"] = id, ["user"] = DemoWorkspace.Ben });
        var renamed = await scene.CallAsync("conversations.rename", new JsonObject { ["channel"] = id, ["name"] = "pods-2027" });
        var archived = await scene.CallAsync("conversations.archive", new JsonObject { ["channel"] = id });

        Assert.That((bool?)made["channel"]!["is_private"], Is.True);
        Assert.That((bool?)invited["ok"], Is.True, invited.ToJsonString());
        Assert.That((string?)topic["channel"]!["topic"]!["value"], Is.EqualTo("Fridays"));
        Assert.That((string?)renamed["channel"]!["previous_names"]![0], Is.EqualTo("pods"));
        Assert.That((bool?)archived["ok"], Is.True);
        var channel = scene.Workspace.Channel("pods-2027");
        Assert.That(channel.Members, Is.EqualTo(new[] { DemoWorkspace.BotUser, DemoWorkspace.Anna }));
        Assert.That(channel.Roots.Select(message => message.Subtype), Is.EqualTo(new[]
        {
            "channel_join", "channel_join", "channel_topic", "channel_leave", "channel_name", "channel_archive",
        }));
        Assert.That((await scene.Anna.SayAsync("Hello?", id)).Error, Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task An_invitation_names_each_who_cannot_come_and_force_brings_the_others()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var id = scene.Workspace.AddChannel("pods", "", [DemoWorkspace.BotUser, DemoWorkspace.Anna]).Id;
        var users = $"{DemoWorkspace.Ben},U0NOBODY000,{DemoWorkspace.Anna}";

        var all = await scene.CallAsync("conversations.invite", new JsonObject { ["channel"] = id, ["users"] = users });
        var some = await scene.CallAsync("conversations.invite", new JsonObject { ["channel"] = id, ["users"] = users, ["force"] = true });

        Assert.That((string?)all["error"], Is.EqualTo("user_not_found"));
        Assert.That(all["errors"]!.AsArray().Select(one => (string?)one!["error"]), Is.EqualTo(new[] { "user_not_found", "already_in_channel" }));
        Assert.That((bool?)some["ok"], Is.True);
        Assert.That(scene.Workspace.Channel(id).Has(DemoWorkspace.Ben), Is.True);
    }

    [Test]
    public async Task Joining_twice_is_fine_with_a_warning_and_leaving_twice_says_so()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var channel = new JsonObject { ["channel"] = DemoWorkspace.RandomChannel };

        await scene.CallAsync("conversations.join", channel);
        var twice = await scene.CallAsync("conversations.join", channel);
        await scene.CallAsync("conversations.leave", channel);
        var gone = await scene.CallAsync("conversations.leave", channel);

        Assert.That(((bool?)twice["ok"], (string?)twice["warning"]), Is.EqualTo(((bool?)true, "already_in_channel")));
        Assert.That((bool?)gone["not_in_channel"], Is.True);
    }

    [Test]
    public async Task Several_people_share_one_direct_conversation_with_the_bot()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        var first = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = $"{DemoWorkspace.Anna},{DemoWorkspace.Ben}" });
        var again = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = $"{DemoWorkspace.Ben},{DemoWorkspace.Anna}", ["return_im"] = true });
        var id = (string)first["channel"]!["id"]!;
        await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = id, ["text"] = "You two should meet" });
        await scene.Anna.SayAsync("Gladly", id);

        Assert.That((bool?)again["already_open"], Is.True);
        Assert.That((bool?)again["channel"]!["is_mpim"], Is.True);
        Assert.That((string?)again["channel"]!["name"], Is.EqualTo("mpdm-anna--ben--learning-bot-1"));
        Assert.That(scene.Slack.As("ben").Messages(id).Select(message => message.Text), Is.EqualTo(new[] { "You two should meet", "Gladly" }));
        Assert.That(scene.Bot.Events("message").Select(heard => (string?)heard.Event["channel_type"]), Is.All.EqualTo("mpim"));
    }

    [TestCase("conversations.create", """{"name":"a"}""", "channels:manage")]
    [TestCase("conversations.create", """{"name":"a","is_private":true}""", "groups:write")]
    [TestCase("conversations.open", """{"users":"U0PGANNA001"}""", "im:write")]
    [TestCase("conversations.open", """{"users":"U0PGANNA001,U0PGBEN0001"}""", "mpim:write")]
    [TestCase("conversations.invite", """{"channel":"C0PGLEARNING","users":"U1"}""", "channels:manage")]
    [TestCase("conversations.history", """{"channel":"C0PGLEARNING"}""", "channels:history")]
    [TestCase("conversations.join", """{"channel":"C0PGLEARNING"}""", "channels:join")]
    public async Task A_missing_scope_is_named_with_those_that_are_granted(string method, string arguments, string needed)
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        scene.Workspace.Scopes.Clear();
        scene.Workspace.Scopes.UnionWith(["users:read", "chat:write"]);

        var answer = await scene.CallAsync(method, JsonNode.Parse(arguments)!.AsObject());

        Assert.That((string?)answer["error"], Is.EqualTo("missing_scope"));
        Assert.That(((string?)answer["needed"], (string?)answer["provided"]), Is.EqualTo((needed, "chat:write,users:read")));
    }
}
