using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Sockets;

namespace SlackLearningBot.Tests.Playground;

/// <summary>What can happen to a socket, and what a test can make happen.</summary>
internal sealed class SocketFaultTests
{
    [Test]
    public async Task A_connection_is_warned_ten_seconds_ahead_and_refreshed_after_its_time()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene, "&debug_reconnects=true");

        scene.Machine.Advance(TimeSpan.FromSeconds(350));
        var warning = await app.ReadAsync();
        var next = app.ReadAsync();
        await TickAsync(scene, TimeSpan.FromSeconds(1), () => next.IsCompleted);
        var refresh = await next;

        Assert.That((string?)warning!["reason"], Is.EqualTo("warning"));
        Assert.That((string?)refresh!["reason"], Is.EqualTo("refresh_requested"));
        Assert.That(await app.ReadAsync(), Is.Null);
        await TickAsync(scene, TimeSpan.FromSeconds(1), () => scene.Slack.Sockets.Open.Count == 0); // it answers no close frame, and is cut
    }

    [Test]
    public async Task A_warned_connection_gets_payloads_only_while_there_is_no_other()
    {
        await using var scene = await OpenAsync();
        await using var old = await SocketApp.ConnectAsync(scene);
        var leaving = scene.Slack.Sockets.RefreshAsync(notice: TimeSpan.FromSeconds(10));
        Assert.That((string?)(await old.ReadAsync())!["reason"], Is.EqualTo("warning"));

        var first = scene.Anna.SayAsync("still on the old one");
        await old.HearAsync();
        await first;
        await using var fresh = await SocketApp.ConnectAsync(scene);
        foreach (var word in new[] { "to", "the", "new" })
        {
            var said = scene.Anna.SayAsync(word);
            Assert.That((string?)(await fresh.HearAsync())["payload"]!["event"]!["text"], Is.EqualTo(word));
            await said;
        }

        await old.DisposeAsync();
        await leaving;
    }

    [Test]
    public async Task An_event_in_flight_when_the_connection_is_cut_comes_again_on_the_next()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);
        var said = scene.Anna.SayAsync("do not lose me");
        await app.ReadAsync();

        await scene.Slack.Sockets.CutAsync();
        await said;
        await using var next = await SocketApp.ConnectAsync(scene);
        var again = await next.HearAsync();

        Assert.That(await app.ReadAsync(), Is.Null);
        Assert.That((string?)again["payload"]!["event"]!["text"], Is.EqualTo("do not lose me"));
        Assert.That((int?)again["retry_attempt"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_connection_can_be_cut_in_the_middle_of_an_envelope()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        await scene.Slack.Sockets.CutAsync(withinEnvelope: true);

        Assert.That(await app.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task A_silent_connection_stays_registered_and_swallows_what_is_sent_over_it()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);
        scene.Slack.Sockets.Silence();

        var used = scene.Anna.CommandAsync("/learn today");
        await TickAsync(scene, TimeSpan.FromSeconds(3), () => used.IsCompleted);
        await using var second = await SocketApp.ConnectAsync(scene);

        Assert.That((await used).Error, Is.EqualTo("operation_timeout"));
        Assert.That((int?)second.Hello["num_connections"], Is.EqualTo(2));
    }

    [TestCase(1, "timeout")]
    [TestCase(0, "")]
    public async Task An_envelope_can_be_repeated_as_a_retry_or_as_if_it_were_the_first(int attempt, string reason)
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);
        var said = scene.Anna.SayAsync("once");
        var first = await app.HearAsync();
        await said;

        var repeated = scene.Slack.Sockets.RepeatAsync(attempt: attempt);
        var again = await app.HearAsync();

        Assert.That(await repeated, Is.True);
        Assert.That((int?)again["retry_attempt"], Is.EqualTo(attempt));
        Assert.That((string?)again["retry_reason"], Is.EqualTo(reason));
        Assert.That((string?)again["payload"]!["event_id"], Is.EqualTo((string?)first["payload"]!["event_id"]));
    }

    [Test]
    public async Task Socket_Mode_switched_off_says_so_and_opens_no_connection_any_more()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var off = scene.Slack.Sockets.SwitchOffAsync();
        var last = await app.ReadAsync();
        await app.DisposeAsync();
        await off;
        var answer = await scene.SendAsync("apps.connections.open", new FormUrlEncodedContent([]), PlaygroundOptions.AppToken);

        Assert.That((string?)last!["reason"], Is.EqualTo("link_disabled"));
        Assert.That((string?)answer["error"], Is.EqualTo("forbidden_team"));
    }

    [Test]
    public async Task A_flood_of_events_is_acknowledged_one_by_one()
    {
        await using var scene = await OpenAsync();
        await using var app = await SocketApp.ConnectAsync(scene);

        var flood = scene.Slack.Sockets.FloodAsync(200, number => new JsonObject { ["type"] = "event_callback", ["event_id"] = $"Ev{number}" });
        for (var i = 0; i < 200; i++)
        {
            await app.HearAsync();
        }

        Assert.That(await flood, Is.EqualTo(200));
    }

    [Test]
    public async Task Hello_can_lie_about_the_connections_or_stay_away()
    {
        await using var scene = await OpenAsync();
        scene.Slack.World.Faults.Add(new FaultWish("S8") { Variant = "ten_connections" });
        await using var crowded = await SocketApp.ConnectAsync(scene);
        scene.Slack.World.Faults.Add(new FaultWish("S8") { Variant = "none" });
        await using var unheard = await SocketApp.DialAsync(await SocketApp.TicketAsync(scene));

        Assert.That((int?)crowded.Hello["num_connections"], Is.EqualTo(10));
        Assert.That(scene.Slack.Sockets.Open, Has.Count.EqualTo(1));
    }

    private static async Task<Scene> OpenAsync()
    {
        var scene = await Scene.OpenAsync();
        scene.Slack.UseSocketMode();
        return scene;
    }

    /// <summary>Lets machine time pass until something came of it, with a while after each step for it to come.</summary>
    private static async Task TickAsync(Scene scene, TimeSpan step, Func<bool> reached)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (reached())
            {
                return;
            }

            if (tries % 20 == 0)
            {
                scene.Machine.Advance(step);
            }

            await Task.Delay(10);
        }

        Assert.Fail("Time passed and nothing came of it.");
    }
}
