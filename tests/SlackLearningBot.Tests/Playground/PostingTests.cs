using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class PostingTests
{
    [Test]
    public async Task Posting_to_a_person_opens_the_direct_message_and_shows_it_there()
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = DemoWorkspace.Anna, ["text"] = "Good morning" });

        Assert.That((bool?)answer["ok"], Is.True, answer.ToJsonString());
        Assert.That((string?)answer["channel"], Is.EqualTo(scene.Anna.Dm));
        Assert.That((string?)answer["message"]!["bot_id"], Is.EqualTo(DemoWorkspace.BotId));
        Assert.That(scene.Anna.Messages().Single().Text, Is.EqualTo("Good morning"));
        Assert.That(scene.Slack.As("ben").Messages(), Is.Empty);
    }

    [Test]
    public async Task Blocks_in_a_form_are_read_from_their_text_and_get_block_ids()
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.FormAsync(
            "chat.postMessage", ("channel", DemoWorkspace.Anna), ("text", "Hi"), ("blocks", """[{"type":"divider"},{"type":"divider"}]"""));

        var ids = answer["message"]!["blocks"]!.AsArray().Select(block => (string?)block!["block_id"]).ToList();
        Assert.That(ids, Has.All.Not.Empty);
        Assert.That(ids, Is.Unique);
    }

    [TestCase("""{"channel":"C0NOWHERE00","text":"x"}""", "channel_not_found")]
    [TestCase("""{"channel":"U0NOBODY000","text":"x"}""", "channel_not_found")]
    [TestCase("""{"text":"x"}""", "invalid_arguments")]
    [TestCase("""{"channel":"U0PGANNA001"}""", "no_text")]
    [TestCase("""{"channel":"U0PGANNA001","text":""}""", "no_text")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","blocks":"[nonsense"}""", "invalid_blocks_format")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","blocks":{"type":"divider"}}""", "invalid_blocks_format")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","metadata":{"event_type":"a"}}""", "invalid_metadata_format")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","markdown_text":"y"}""", "markdown_text_conflict")]
    [TestCase("""{"channel":"U0PGANNA001","text":"x","thread_ts":"1.000001"}""", "thread_not_found")]
    [TestCase("""{"channel":"C0PGGENERAL","text":"x"}""", "not_in_channel")]
    [TestCase("""{"channel":"U0PGLEARNBOT","text":"x"}""", "cannot_dm_bot")]
    public async Task What_cannot_be_posted_is_refused_with_slacks_word(string arguments, string error)
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.CallAsync("chat.postMessage", JsonNode.Parse(arguments)!.AsObject());

        Assert.That((bool?)answer["ok"], Is.False);
        Assert.That((string?)answer["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task A_deactivated_person_cannot_be_opened_but_an_open_direct_message_still_takes_messages()
    {
        await using var scene = await Scene.OpenAsync();
        var dm = scene.Anna.Dm;
        await scene.Slack.PutPersonAsync(scene.Workspace, scene.Anna.Me with { Deleted = true });

        var open = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = DemoWorkspace.Anna });
        var post = await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = dm, ["text"] = "x" });

        Assert.That((string?)open["error"], Is.EqualTo("user_disabled"));
        Assert.That((bool?)post["ok"], Is.True);
    }

    [Test]
    public async Task Text_above_forty_thousand_characters_is_cut_and_accepted()
    {
        await using var scene = await Scene.OpenAsync();

        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, new string('x', 40_001));

        Assert.That(message.Text, Has.Length.EqualTo(40_000));
    }

    [Test]
    public async Task A_switched_off_messages_tab_and_an_archived_channel_refuse_messages()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Workspace.MessagesTabEnabled = false;
        scene.Workspace.Channel("learning").IsArchived = true;

        var direct = await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = DemoWorkspace.Anna, ["text"] = "x" });
        var channel = await scene.CallAsync("chat.postMessage", new JsonObject { ["channel"] = "learning", ["text"] = "x" });

        Assert.That((string?)direct["error"], Is.EqualTo("messages_tab_disabled"));
        Assert.That((string?)channel["error"], Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task Too_large_metadata_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        var metadata = new JsonObject { ["event_type"] = "delivery", ["event_payload"] = new JsonObject { ["id"] = new string('x', 17_000) } };

        var answer = await scene.CallAsync(
            "chat.postMessage", new JsonObject { ["channel"] = DemoWorkspace.Anna, ["text"] = "x", ["metadata"] = metadata });

        Assert.That((string?)answer["error"], Is.EqualTo("metadata_too_large"));
    }

    [Test]
    public async Task Timestamps_increase_even_while_the_clock_stands_still()
    {
        await using var scene = await Scene.OpenAsync();

        var first = await scene.BotSaysAsync(DemoWorkspace.Anna, "one");
        var second = await scene.BotSaysAsync(DemoWorkspace.Anna, "two");

        Assert.That(string.CompareOrdinal(first.Ts, second.Ts), Is.LessThan(0));
        Assert.That(first.Ts, Does.Match("^1795417200\\.[0-9]{6}$"));
    }

    [Test]
    public async Task An_ephemeral_message_is_seen_by_one_person_only_and_is_not_in_history()
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.CallAsync("chat.postEphemeral", new JsonObject
        {
            ["channel"] = DemoWorkspace.LearningChannel, ["user"] = DemoWorkspace.Anna, ["text"] = "just you",
        });

        Assert.That(answer["message_ts"], Is.Not.Null, answer.ToJsonString());
        Assert.That(scene.Anna.Messages(DemoWorkspace.LearningChannel)[^1].Text, Is.EqualTo("just you"));
        Assert.That(scene.Slack.As("ben").Messages(DemoWorkspace.LearningChannel).Select(message => message.Text), Does.Not.Contain("just you"));
        var history = await scene.FormAsync("conversations.history", ("channel", DemoWorkspace.LearningChannel));
        Assert.That(history.ToJsonString(), Does.Not.Contain("just you"));
    }

    [Test]
    public async Task An_ephemeral_message_needs_a_member_to_see_it()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Workspace.Admit(scene.Anna.Me with { Id = "U0PGGUEST01", Name = "guest", Email = null });

        var answer = await scene.CallAsync("chat.postEphemeral", new JsonObject
        {
            ["channel"] = DemoWorkspace.LearningChannel, ["user"] = "U0PGGUEST01", ["text"] = "x",
        });

        Assert.That((string?)answer["error"], Is.EqualTo("user_not_in_channel"));
    }

    [Test]
    public async Task A_permalink_leads_back_to_the_message_in_the_page()
    {
        await using var scene = await Scene.OpenAsync();
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "here");

        var answer = await scene.FormAsync("chat.getPermalink", ("channel", scene.Anna.Dm), ("message_ts", message.Ts));

        Assert.That((string?)answer["permalink"], Does.StartWith(scene.Slack.Url.ToString()));
        Assert.That((string?)answer["permalink"], Does.EndWith($"/archives/{scene.Anna.Dm}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}"));
    }

    [Test]
    public async Task Every_call_is_recorded_with_arguments_and_answer_but_without_the_token()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.BotSaysAsync(DemoWorkspace.Anna, "recorded");

        var call = scene.Slack.World.Calls.To("chat.postMessage").Single();
        Assert.That((string?)call.Arguments["text"], Is.EqualTo("recorded"));
        Assert.That(call.Ok, Is.True);
        Assert.That(call.TokenKind, Is.EqualTo("bot"));
        Assert.That(call.ArgumentsJson, Does.Not.Contain(PlaygroundOptions.BotToken));
    }
}
