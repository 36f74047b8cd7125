using System.Net.WebSockets;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class SocketTests
{
    [TestCase(null, "missing_args")]
    [TestCase("xapp-other", "invalid_auth")]
    [TestCase(PlaygroundOptions.BotToken, "not_allowed_token_type")]
    public async Task Only_the_app_token_opens_a_connection(string? token, string error)
    {
        await using var scene = await OpenAsync();

        var answer = await scene.SendAsync("apps.connections.open", new FormUrlEncodedContent([]), token);

        Assert.That((string?)answer["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task The_app_token_counts_in_the_header_only_and_by_POST_only()
    {
        await using var scene = await OpenAsync();

        var inBody = await scene.SendAsync(
            "apps.connections.open", new FormUrlEncodedContent([new("token", PlaygroundOptions.AppToken)]), token: null);
        using var byGet = await scene.RawAsync(HttpMethod.Get, "/api/apps.connections.open", token: PlaygroundOptions.AppToken);

        Assert.That((string?)inBody["error"], Is.EqualTo("missing_args"));
        Assert.That(await byGet.Content.ReadAsStringAsync(), Does.Contain("insecure_request"));
    }

    [Test]
    public async Task Hello_names_the_app_the_host_and_how_many_connections_there_are()
    {
        await using var scene = await OpenAsync();

        await using var first = await SocketApp.ConnectAsync(scene);
        await using var second = await SocketApp.ConnectAsync(scene, "&debug_reconnects=true");

        Assert.That((string?)first.Hello["type"], Is.EqualTo("hello"));
        Assert.That((string?)first.Hello["connection_info"]!["app_id"], Is.EqualTo(scene.Workspace.AppId));
        Assert.That((int?)first.Hello["num_connections"], Is.EqualTo(1));
        Assert.That((int?)second.Hello["num_connections"], Is.EqualTo(2));
        Assert.That((int?)first.Hello["debug_info"]!["approximate_connection_time"], Is.EqualTo(3600));
        Assert.That((int?)second.Hello["debug_info"]!["approximate_connection_time"], Is.EqualTo(360));
        Assert.That((string?)first.Hello["debug_info"]!["host"], Does.StartWith("applink-"));
    }

    [Test]
    public async Task A_ticket_is_for_one_connection()
    {
        await using var scene = await OpenAsync();
        var url = await SocketApp.TicketAsync(scene);
        await using var first = await SocketApp.DialAsync(url);

        Assert.That(() => SocketApp.DialAsync(url), Throws.TypeOf<WebSocketException>());
    }

    [Test]
    public async Task An_event_comes_in_an_envelope_and_an_acknowledgement_ends_it()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var said = scene.Anna.SayAsync("hello over the socket");
        var envelope = await app.HearAsync();
        await said;

        Assert.That((string?)envelope["type"], Is.EqualTo("events_api"));
        Assert.That((bool?)envelope["accepts_response_payload"], Is.False);
        Assert.That((int?)envelope["retry_attempt"], Is.Zero);
        Assert.That((string?)envelope["retry_reason"], Is.Empty);
        Assert.That((string?)envelope["payload"]!["event"]!["text"], Is.EqualTo("hello over the socket"));
        Assert.That((string?)envelope["payload"]!["type"], Is.EqualTo("event_callback"));
        Assert.That(scene.Bot.All, Is.Empty);
        Assert.That(scene.Slack.Events.Attempts.Single().Failure, Is.Null);
    }

    [Test]
    public async Task An_event_nobody_acknowledges_is_sent_again_with_the_reason()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var said = scene.Anna.SayAsync("anybody?");
        var first = (await app.ReadAsync())!;
        scene.Machine.Advance(TimeSpan.FromSeconds(3));
        await said;
        var again = await app.HearAsync();

        Assert.That((int?)again["retry_attempt"], Is.EqualTo(1));
        Assert.That((string?)again["retry_reason"], Is.EqualTo("timeout"));
        Assert.That((string?)again["payload"]!["event_id"], Is.EqualTo((string?)first["payload"]!["event_id"]));
        Assert.That((string?)again["envelope_id"], Is.Not.EqualTo((string?)first["envelope_id"]));
    }

    [Test]
    public async Task The_payload_of_an_acknowledgement_answers_a_command_as_a_body_would()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var used = scene.Anna.CommandAsync("/learn help me");
        var envelope = await app.HearAsync(new JsonObject { ["text"] = "I will." });
        var result = await used;

        Assert.That((string?)envelope["type"], Is.EqualTo("slash_commands"));
        Assert.That((bool?)envelope["accepts_response_payload"], Is.True);
        Assert.That((string?)envelope["payload"]!["command"], Is.EqualTo("/learn"));
        Assert.That((string?)envelope["payload"]!["text"], Is.EqualTo("help me"));
        Assert.That(result.Ephemeral!.Text, Is.EqualTo("I will."));
    }

    [Test]
    public async Task An_unacknowledged_command_is_lost_and_the_person_is_told()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var used = scene.Anna.CommandAsync("/learn today");
        await app.ReadAsync();
        scene.Machine.Advance(TimeSpan.FromSeconds(3));

        Assert.That((await used).Error, Is.EqualTo("operation_timeout"));
        Assert.That(scene.Slack.Sockets.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_click_comes_as_interactive_and_its_acknowledgement_says_nothing()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);
        var message = await BotSaysAsync(scene, app, """[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""");

        var clicked = scene.Anna.ClickAsync(message, "Go");
        var envelope = await app.HearAsync(new JsonObject { ["text"] = "not wanted" });

        Assert.That((await clicked).Ok, Is.True);
        Assert.That((await clicked).Answer!.Body, Is.Empty);
        Assert.That((string?)envelope["type"], Is.EqualTo("interactive"));
        Assert.That((bool?)envelope["accepts_response_payload"], Is.False);
        Assert.That((string?)envelope["payload"]!["type"], Is.EqualTo("block_actions"));
    }

    [Test]
    public async Task Without_a_connection_a_command_fails_at_once()
    {
        await using var scene = await OpenAsync();

        Assert.That((await scene.Anna.CommandAsync("/learn today")).Error, Is.EqualTo("dispatch_failed"));
        Assert.That(scene.Bot.All, Is.Empty);
    }

    [Test]
    public async Task Each_payload_goes_to_one_connection_only()
    {
        await using var scene = await OpenAsync();
        await using var one = await SocketApp.ConnectAsync(scene);
        await using var other = await SocketApp.ConnectAsync(scene);
        await scene.Slack.Sockets.WhenOpenAsync(2);

        var first = scene.Anna.SayAsync("first");
        await one.HearAsync();
        await first;
        var second = scene.Anna.SayAsync("second");
        await other.HearAsync();
        await second;

        Assert.That(scene.Slack.Sockets.Sent, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_eleventh_connection_hears_too_many_websockets_instead_of_hello()
    {
        await using var scene = await OpenAsync();
        var apps = new List<SocketApp>();
        for (var i = 0; i < 11; i++)
        {
            apps.Add(await SocketApp.ConnectAsync(scene));
        }

        Assert.That((int?)apps[9].Hello["num_connections"], Is.EqualTo(10));
        Assert.That((string?)apps[10].Hello["type"], Is.EqualTo("disconnect"));
        Assert.That((string?)apps[10].Hello["reason"], Is.EqualTo("too_many_websockets"));
        Assert.That(await apps[10].ReadAsync(), Is.Null);
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }
    }

    [Test]
    public async Task A_large_envelope_comes_in_fragments()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var said = scene.Anna.SayAsync(new string('ö', 35_000));
        var envelope = await app.HearAsync();
        await said;

        Assert.That(((string)envelope["payload"]!["event"]!["text"]!).Length, Is.EqualTo(35_000));
        Assert.That(app.Fragmented, Is.EqualTo(1));
    }

    private static async Task<Scene> OpenAsync()
    {
        var scene = await Scene.OpenAsync();
        scene.Slack.UseSocketMode();
        return scene;
    }

    /// <summary>The bot posts to Anna; the event about it is acknowledged.</summary>
    private static async Task<SlackLearningBot.Playground.World.Message> BotSaysAsync(Scene scene, SocketApp app, string blocks)
    {
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "Press", blocks);
        await app.HearAsync();
        return message;
    }
}
