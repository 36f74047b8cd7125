using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge.Http;

/// <summary>In this project everything that Slack sends comes over HTTP.</summary>
internal sealed class TransportTests
{
    [Test]
    public async Task Every_request_is_counted_and_no_socket_is_open()
    {
        await using var bot = await TestBot.StartAsync();

        await bot.Anna.CommandAsync("/learn help");
        await bot.Anna.OpenHomeAsync();

        Assert.That(bot.Services.GetRequiredService<Transport>().Requests, Is.EqualTo(2));
        Assert.That((bot.Slack.Sockets.Open.Count, bot.Slack.Sockets.Sent.Count), Is.EqualTo((0, 0)));
    }
}
