using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.SocketTests.Sockets;

/// <summary>In this project nothing that Slack sends comes over HTTP: there is nothing that would take it, and no signing secret.</summary>
internal sealed class TransportTests
{
    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task What_people_do_goes_over_the_sockets_alone()
    {
        var before = bot.Slack.Sockets.Sent.Count;

        await bot.Anna.CommandAsync("/learn help");
        await bot.Anna.OpenHomeAsync();

        Assert.That(
            bot.Slack.Sockets.Sent.Skip(before).Select(envelope => (envelope.Type, envelope.AcceptsAnswer)),
            Is.EqualTo(new[] { ("slash_commands", true), ("events_api", false) }));
        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("/learn"), "the answer came with the acknowledgement");
        Assert.That(bot.Slack.Line.Bot, Is.Null);
        Assert.That(bot.Services.GetRequiredService<Transport>().Requests, Is.Zero);
    }

    [Test]
    public async Task Without_a_signing_secret_nothing_is_taken_over_HTTP_and_trying_it_fails_a_test()
    {
        var own = await TestBot.StartAsync();
        using var http = new HttpClient { BaseAddress = own.Address };

        foreach (var path in new[] { "/slack/events", "/slack/commands", "/slack/interactions", "/slack/options" })
        {
            using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), new StringContent("{}"));
            Assert.That((int)answer.StatusCode, Is.EqualTo(404), path);
        }

        Assert.That(async () => await own.DisposeAsync(), Throws.InvalidOperationException.With.Message.StartsWith("4 of Slack's requests"));
    }
}
