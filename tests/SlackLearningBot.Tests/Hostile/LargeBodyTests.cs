using System.Globalization;
using System.Net;
using NUnit.Framework;
using SlackLearningBot.Edge;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Edge;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>A megabyte at every address: refused above the limit however it comes, survived below it.</summary>
internal sealed class LargeBodyTests
{
    private HostileDesk desk = null!;

    [OneTimeSetUp]
    public async Task Start() => desk = await HostileDesk.OpenAsync();

    [OneTimeTearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private SlackRequest Padded(string path, int bytes)
    {
        var start = path == "/slack/events" ? SlackRequest.Event("{\"type\":\"event_callback\",\"x\":\"") : HostileDesk.Command(desk.Bot.Anna, ("text", "help")) with { Path = path };
        var padding = path == "/slack/events" ? "" : "&x=";
        byte[] body = [.. start.Body, .. System.Text.Encoding.UTF8.GetBytes(padding)];
        byte[] end = path == "/slack/events" ? [(byte)'"', (byte)'}'] : [];
        return start with { Body = [.. body, .. Enumerable.Repeat((byte)'x', bytes - body.Length - end.Length), .. end] };
    }

    [TestCase("/slack/events", 200)]
    [TestCase("/slack/commands", 200)]
    [TestCase("/slack/interactions", 400)]
    [TestCase("/slack/options", 200)]
    public async Task Just_below_the_limit_it_is_read(string path, int expected)
    {
        var answer = await Padded(path, SignedRequest.MostBytes).SendAsync(desk.Bot);

        Assert.That(answer.Status, Is.EqualTo(expected));
    }

    [TestCase("/slack/events")]
    [TestCase("/slack/commands")]
    [TestCase("/slack/interactions")]
    [TestCase("/slack/options")]
    public async Task Above_the_limit_it_is_refused_also_when_its_length_is_not_told(string path)
    {
        var request = Padded(path, SignedRequest.MostBytes + 1);
        var at = desk.Bot.Machine.GetUtcNow().ToUnixTimeSeconds();
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(desk.Bot.Slack.Line.Bot!, path)) { Content = new ByteArrayContent(request.Body) };
        message.Headers.TransferEncodingChunked = true;
        message.Headers.Add(SlackSignature.TimestampHeader, at.ToString(CultureInfo.InvariantCulture));
        message.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign("playground", at, request.Body));

        var told = await request.SendAsync(desk.Bot);
        using var untold = await http.SendAsync(message);

        Assert.That(told.Status, Is.EqualTo(413));
        Assert.That(untold.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task A_command_with_a_megabyte_of_words_gets_a_short_answer()
    {
        var answer = await desk.CommandAsync(desk.Bot.Anna, ("text", new string('é', 150_000)));

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Body, Has.Length.LessThan(10_000));
        Assert.That(desk.Log.Lines, Is.Empty);
    }
}
