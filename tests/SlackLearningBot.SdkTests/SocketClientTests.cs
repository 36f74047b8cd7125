using NUnit.Framework;
using SlackLearningBot.Playground.Sockets;

namespace SlackLearningBot.SdkTests;

/// <summary>@slack/socket-mode by itself (Node/socket-client.cjs).</summary>
internal sealed class SocketClientTests
{
    [Test]
    public async Task It_connects_hears_acknowledges_and_disconnects()
    {
        await using var scene = await OpenAsync();
        await using var client = await ConnectAsync(scene);

        await scene.Anna.SayAsync("over the socket");
        var heard = await client.ToldAsync("message");
        var answered = await scene.Anna.CommandAsync("/say something");
        await client.WriteAsync("disconnect");
        await client.ToldAsync("disconnected");

        Assert.That((string?)heard["text"], Is.EqualTo("over the socket"));
        Assert.That(scene.Slack.Events.Attempts.Single(attempt => attempt.Type == "message").Failure, Is.Null);
        Assert.That(answered.Ephemeral?.Text, Is.EqualTo("Heard /say something"));
        await scene.Slack.Sockets.WhenNoneAsync();
    }

    [Test]
    public async Task A_refresh_loses_nothing()
    {
        await using var scene = await OpenAsync();
        await using var client = await ConnectAsync(scene);

        await scene.Anna.SayAsync("before");
        await scene.Slack.Sockets.RefreshAsync(notice: TimeSpan.FromSeconds(1));
        var during = scene.Anna.SayAsync("during");
        await client.ToldAsync("connected", seen: 1);
        await during;
        await scene.Anna.SayAsync("after");

        await client.ToldAsync("message", seen: 2);
        Assert.That(client.AllTold("message").Select(message => (string?)message["text"]), Is.EqualTo(new[] { "before", "during", "after" }));
    }

    [Test]
    public async Task A_cut_connection_is_made_again()
    {
        await using var scene = await OpenAsync();
        await using var client = await ConnectAsync(scene);

        await scene.Slack.Sockets.CutAsync();
        await client.ToldAsync("connected", seen: 1);
        await scene.Anna.SayAsync("still here?");

        Assert.That((string?)(await client.ToldAsync("message"))["text"], Is.EqualTo("still here?"));
    }

    [Test]
    public async Task Pings_are_answered_so_that_the_client_stays()
    {
        await using var scene = await OpenAsync();
        await using var client = await ConnectAsync(scene);
        var socket = scene.Slack.Sockets.Open.Single();

        await Task.Delay(TimeSpan.FromSeconds(6)); // the client gives up a server that does not answer its pings within 1.5 s

        Assert.That(scene.Slack.Sockets.Open.Single(), Is.SameAs(socket));
        Assert.That(socket.Pongs, Is.GreaterThan(0));
        Assert.That(client.AllTold("reconnecting"), Is.Empty);
    }

    [Test]
    public async Task A_wrong_token_is_refused_for_good()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();
        scene.Slack.UseSocketMode();
        await using var client = await NodeProgram.StartAsync(
            "socket-client.cjs", new Dictionary<string, string>(scene.Environment) { ["APP_TOKEN"] = "xapp-wrong" });

        Assert.That((string?)(await client.ToldAsync("failed"))["error"], Is.EqualTo("invalid_auth"));
    }

    private static async Task<SdkScene> OpenAsync()
    {
        await Sdk.ReadyAsync();
        var scene = await SdkScene.OpenAsync();
        scene.Slack.UseSocketMode();
        return scene;
    }

    private static async Task<NodeProgram> ConnectAsync(SdkScene scene)
    {
        var client = await NodeProgram.StartAsync("socket-client.cjs", scene.Environment);
        await client.ToldAsync("ready");
        return client;
    }
}
