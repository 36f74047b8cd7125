using System.Net.WebSockets;
using System.Text;
using SlackLearningBot.Slack.Sockets;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Socket Mode as it goes on a good day.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SocketModeTests
{
    private SocketSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await SocketSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    private static Task<ReadOnlyMemory<byte>?> Answer(string json) => Task.FromResult<ReadOnlyMemory<byte>?>(Encoding.UTF8.GetBytes(json));

    [Test]
    public async Task The_token_travels_in_the_header_alone()
    {
        await using var run = SocketRun.Start(slack);
        await slack.WelcomeAsync();

        Assert.That(slack.Asked, Is.EqualTo(new[] { "Bearer xapp-test " }));
    }

    [Test]
    public async Task An_answer_goes_along_where_Slack_takes_one()
    {
        await using var run = SocketRun.Start(slack, handle: (_, _) => Answer("""{"text":"žluťoučký"}"""));
        var end = await slack.WelcomeAsync();

        await end.CommandAsync("c1");
        var command = await end.ReadAsync();
        await end.EventAsync("e1", "Ev1");
        var happened = await end.ReadAsync();

        Assert.That(command?.GetRawText(), Is.EqualTo("""{"envelope_id":"c1","payload":{"text":"žluťoučký"}}"""));
        Assert.That(happened?.GetRawText(), Is.EqualTo("""{"envelope_id":"e1"}"""));
    }

    [Test]
    public async Task Nothing_is_acknowledged_before_it_was_handled_and_the_slow_hold_up_nobody()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, handle: async (_, envelope) =>
        {
            await (envelope.Id == "slow" ? mayEnd.Task : Task.CompletedTask);
            return null;
        });
        var end = await slack.WelcomeAsync();

        await end.CommandAsync("slow");
        await end.CommandAsync("quick");
        var first = await end.ReadIdAsync();
        mayEnd.SetResult();

        Assert.That((first, await end.ReadIdAsync()), Is.EqualTo(("quick", "slow")));
    }

    [Test]
    public async Task What_broke_is_told_and_not_acknowledged()
    {
        await using var run = SocketRun.Start(slack, handle: (_, envelope) =>
            envelope.Id == "bad" ? throw new InvalidOperationException("broken") : Task.FromResult<ReadOnlyMemory<byte>?>(null));
        var end = await slack.WelcomeAsync();

        await end.EventAsync("bad", "Ev1");
        await SocketRun.Becomes(run.Told<SocketNote.Failed>);
        await end.EventAsync("good", "Ev2");

        Assert.That(await end.ReadIdAsync(), Is.EqualTo("good"));
        Assert.That(run.Notes.OfType<SocketNote.Failed>().Single().EnvelopeId, Is.EqualTo("bad"));
    }

    [Test]
    public async Task Several_connections_are_held_and_each_is_acknowledged_on_its_own()
    {
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 3 });
        var ends = new[] { await slack.WelcomeAsync(1), await slack.WelcomeAsync(2), await slack.WelcomeAsync(3) };
        await SocketRun.Becomes(() => run.Client.State.Live == 3);

        for (var i = 0; i < ends.Length; i++)
        {
            await ends[i].EventAsync($"e{i}", $"Ev{i}");
            Assert.That(await ends[i].ReadIdAsync(), Is.EqualTo($"e{i}"));
        }

        Assert.That(slack.TryNext(), Is.Null);
        Assert.That(run.Told<SocketNote.Crowded>(), Is.False);
    }

    [Test]
    public async Task More_at_once_than_may_be_handled_wait_and_none_is_lost()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, SocketRun.Options with { MostAtOnce = 4 }, async (_, _) =>
        {
            await mayEnd.Task;
            return null;
        });
        var end = await slack.WelcomeAsync();

        for (var i = 0; i < 50; i++)
        {
            await end.EventAsync($"e{i}", $"Ev{i}");
        }

        await SocketRun.Becomes(() => run.Handled.Count == 4);
        mayEnd.SetResult();
        var acknowledged = new HashSet<string?>();
        while (acknowledged.Count < 50)
        {
            acknowledged.Add(await end.ReadIdAsync());
        }

        Assert.That(run.Handled, Has.Count.EqualTo(50));
    }

    [Test]
    public async Task A_stop_lets_what_runs_end_and_says_that_it_goes()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, handle: async (_, _) =>
        {
            await mayEnd.Task;
            return null;
        });
        var end = await slack.WelcomeAsync();
        await end.CommandAsync("c1");
        await SocketRun.Becomes(() => run.Handled.Count == 1);

        var stopping = run.StopAsync();
        await Task.Delay(200);
        Assert.That(stopping.IsCompleted, Is.False);
        mayEnd.SetResult();

        Assert.That(await end.ReadIdAsync(), Is.EqualTo("c1"));
        Assert.That(await end.ReadAsync(), Is.Null);
        Assert.That(end.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
        await stopping;
        Assert.That((run.Client.State.Live, run.Client.State.StoppedBy, slack.Calls), Is.EqualTo((0, (string?)null, 1)));
    }

    [Test]
    public async Task A_stop_does_not_wait_for_ever_and_what_ends_after_it_is_told()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, SocketRun.Options with { FinishesWithin = TimeSpan.FromMilliseconds(200) }, async (_, _) =>
        {
            await mayEnd.Task;
            return null;
        });
        var end = await slack.WelcomeAsync();
        await end.CommandAsync("c1");
        await SocketRun.Becomes(() => run.Handled.Count == 1);

        await run.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        mayEnd.SetResult();

        await SocketRun.Becomes(run.Told<SocketNote.Unacknowledged>);
    }

    [Test]
    public async Task A_stop_ends_the_waiting_too()
    {
        slack.Refuse = async (_, context) =>
        {
            await SocketSlack.AnswerAsync(context, """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "300");
            return true;
        };
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 2 });
        await SocketRun.Becomes(run.Told<SocketNote.Lost>);

        await run.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [TestCase("wss://wss-primary.slack.com/link/?ticket=1", "https://slack.com/api/", true)]
    [TestCase("ws://wss-primary.slack.com/link/?ticket=1", "https://slack.com/api/", false)]
    [TestCase("ws://127.0.0.1/link/?ticket=1", "http://127.0.0.1/api/", true)]
    [TestCase("https://slack.com/", "https://slack.com/api/", false)]
    public async Task An_address_without_encryption_is_taken_from_a_Slack_on_this_machine_only(string url, string api, bool isTaken)
    {
        using var http = new HttpClient(new Fixed($$"""{"ok":true,"url":"{{url}}"}"""));
        var client = new SlackClient(http, new SlackClientOptions { BaseUrl = new Uri(api) });

        var answer = await client.AppsConnectionsOpenAsync("xapp-1", CancellationToken.None);

        Assert.That(answer is SlackResult<SocketTicket>.Ok, Is.EqualTo(isTaken));
        Assert.That(answer.ToString(), Does.Not.Contain("ticket=1"));
    }

    private sealed class Fixed(string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
