using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Operator.Telemetry;
using SlackLearningBot.Playground;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Operator;

/// <summary>What goes to a collector: spans and measurements, and nothing that opens anything.</summary>
[NonParallelizable] // what is measured is the whole process's
internal sealed class TraceTests
{
    [TestCase("https://slack.com/api/chat.postMessage", "https://slack.com/api/chat.postMessage")]
    [TestCase("https://slack.com/api/conversations.list?cursor=abc", "https://slack.com/api/conversations.list")]
    [TestCase("https://hooks.slack.com/actions/T1/2/s3cret", "https://hooks.slack.com/redacted")]
    [TestCase("https://files.slack.com/files-pri/T1-F1/salaries.csv", "https://files.slack.com/redacted")]
    [TestCase("wss://wss-primary.slack.com/link/?ticket=s3cret", "wss://wss-primary.slack.com/redacted")]
    [TestCase("https://ann:s3cret@example.com/api/x", "redacted")]
    [TestCase("no address", "redacted")]
    public void Addresses_keep_only_host_and_method(string address, string left) => Assert.That(TraceRedaction.WithoutSecrets(address), Is.EqualTo(left));

    [Test]
    public void Queries_are_taken_out()
    {
        using var redaction = new TraceRedaction();
        using var span = new Activity("GET /slack/oauth").SetTag("url.path", "/slack/oauth").SetTag("url.query", "?code=s3cret&state=x");

        redaction.OnEnd(span);

        Assert.That((span.GetTagItem("url.path"), span.GetTagItem("url.query")), Is.EqualTo(("/slack/oauth", (object?)null)));
    }

    [Test]
    public async Task A_collector_gets_spans_and_measurements_without_secrets()
    {
        var received = new ConcurrentDictionary<string, StringBuilder>();
        await using var collector = await ListenAsync(received);
        var bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?> { ["Telemetry:OtlpEndpoint"] = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() });
        await bot.Anna.CommandAsync("/learn help");
        using var http = new HttpClient();
        await http.GetAsync(new Uri(bot.Address, "/slack/oauth?code=very-s3cret&state=x"));
        await http.PostAsync(new Uri(bot.Slack.Url, "/response/very-s3cret"), new StringContent("{}"));
        await bot.DisposeAsync(); // hands on what is left

        Assert.That(received.Keys, Is.EquivalentTo(new[] { "/v1/traces", "/v1/metrics" }));
        Assert.That(received["/v1/metrics"].ToString(), Does.Contain("learning.edge.ack"));
        var traces = received["/v1/traces"].ToString();
        Assert.That(traces, Does.Contain("slack-learning-bot").And.Contain("learning").And.Contain("/api/auth.test").And.Contain(Database.TransactionSpan));
        Assert.That(traces, Does.Not.Contain("very-s3cret").And.Not.Contain(PlaygroundOptions.BotToken).And.Not.Contain(PlaygroundOptions.SigningSecret + "\""));
    }

    /// <summary>Keeps what is sent as text; names and values lie in it as they are.</summary>
    private static async Task<WebApplication> ListenAsync(ConcurrentDictionary<string, StringBuilder> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var text = received.GetOrAdd(context.Request.Path.Value!, _ => new StringBuilder());
            lock (text)
            {
                text.Append(Encoding.Latin1.GetString(body.ToArray()));
            }
        });
        await app.StartAsync();
        return app;
    }
}
