using System.Diagnostics;
using System.Net.WebSockets;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>What Slack, the network or the app's page can do to a connection (the numbers are those of a catalogue of Slack's faults).</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SocketFaultTests
{
    private SocketSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await SocketSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

    [Test]
    public async Task S1_a_planned_refresh_leaves_no_gap_and_loses_nothing_that_runs()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, handle: async (_, envelope) =>
        {
            await (envelope.Id == "slow" ? mayEnd.Task : Task.CompletedTask);
            return null;
        });
        var old = await slack.WelcomeAsync();
        await old.EventAsync("slow", "Ev1");
        await old.DisconnectAsync(Disconnect.Warning);

        var successor = await slack.NextAsync();
        await old.EventAsync("meanwhile", "Ev2");
        Assert.That(await old.ReadIdAsync(), Is.EqualTo("meanwhile"), "the old one works until the new one said hello");
        await successor.HelloAsync();
        await successor.EventAsync("new", "Ev3");
        Assert.That(await successor.ReadIdAsync(), Is.EqualTo("new"));
        await old.DisconnectAsync(Disconnect.RefreshRequested);
        await old.EventAsync("late", "Ev4");
        Assert.That(await old.ReadIdAsync(), Is.EqualTo("late"), "what still comes on the old one is not lost");
        mayEnd.SetResult();

        Assert.That(await old.ReadIdAsync(), Is.EqualTo("slow"));
        Assert.That(await old.ReadAsync(), Is.Null);
        Assert.That(old.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
        Assert.That(slack.Calls, Is.EqualTo(2));
        Assert.That(run.Told<SocketNote.Unacknowledged>(), Is.False);
    }

    [Test]
    public async Task S2_a_refresh_without_a_warning_is_the_same()
    {
        await using var run = SocketRun.Start(slack);
        var old = await slack.WelcomeAsync();
        await old.DisconnectAsync(Disconnect.RefreshRequested);

        var successor = await slack.WelcomeAsync();
        await SocketRun.Becomes(() => run.Notes.OfType<SocketNote.Connected>().Count() == 2);
        await old.EventAsync("late", "Ev0");
        Assert.That(await old.ReadIdAsync(), Is.EqualTo("late"), "the old one listens on while Slack may still use it");
        await old.CloseAsync();
        await successor.EventAsync("new", "Ev1");

        Assert.That(await successor.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(run.Notes.OfType<SocketNote.Refreshing>().Single().Reason, Is.EqualTo("refresh_requested"));
        Assert.That(run.Told<SocketNote.Lost>(), Is.False);
        await SocketRun.Becomes(() => run.Client.State.Live == 1);
    }

    [Test]
    public async Task S3_switched_off_ends_all_connections_and_asks_for_no_other()
    {
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 2 });
        var one = await slack.WelcomeAsync();
        var other = await slack.WelcomeAsync();

        await one.DisconnectAsync(Disconnect.LinkDisabled);
        var left = await other.ReadAsync();
        await run.Running;

        Assert.That(left, Is.Null);
        Assert.That(run.Client.State.StoppedBy, Is.EqualTo("link_disabled"));
        Assert.That(run.Notes.OfType<SocketNote.Stopped>().Select(note => note.Error), Is.EqualTo(new[] { "link_disabled" }));
        Assert.That(slack.Calls, Is.EqualTo(2));
    }

    [TestCase(true, TestName = "S4_too_many_connections_before_the_hello_wait_longer")]
    [TestCase(false, TestName = "S4_too_many_connections_instead_of_the_hello_wait_longer")]
    public async Task Too_many(bool saysHello)
    {
        await using var run = SocketRun.Start(slack);
        var watch = Stopwatch.StartNew();
        var refused = await slack.NextAsync();
        await refused.DisconnectAsync(Disconnect.TooManyWebsockets);
        if (saysHello)
        {
            await refused.HelloAsync(connections: 11);
        }

        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(watch.Elapsed, Is.GreaterThan(SocketRun.Options.CrowdedWait / 2));
        Assert.That(run.Notes.OfType<SocketNote.Full>().Single().Wait, Is.GreaterThanOrEqualTo(SocketRun.Options.CrowdedWait / 2));
        Assert.That(await refused.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task S5_a_connection_that_falls_silent_is_dead_without_a_pong()
    {
        await using var run = SocketRun.Start(
            slack, SocketRun.Options with { PingEvery = TimeSpan.FromMilliseconds(50), PongWithin = TimeSpan.FromMilliseconds(300) });
        await slack.WelcomeAsync(); // and then nothing is read there: no pong, no close

        var next = await slack.WelcomeAsync();
        var reading = next.ReadAsync(); // a Slack that listens pongs
        await next.EventAsync("new", "Ev1");
        await reading;
        reading = next.ReadAsync();

        await Task.WhenAny(reading, Task.Delay(1000));
        Assert.That(reading.IsCompleted, Is.False, "a connection that pongs lives on");
        Assert.That(run.Notes.OfType<SocketNote.Lost>().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task S6_a_cut_in_the_middle_of_an_envelope_loses_that_envelope_only()
    {
        await using var run = SocketRun.Start(slack);
        var cut = await slack.WelcomeAsync();
        await cut.SendInPiecesAsync("""{"envelope_id":"half","type":"slash_commands","payload":{"command":"/learn"}}""", 10, isWhole: false);
        cut.Cut();

        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(run.Handled.Select(envelope => envelope.Id), Is.EqualTo(new[] { "new" }));
    }

    [Test]
    public async Task S7_an_envelope_repeated_on_another_connection_is_handed_over_with_what_tells_repeats()
    {
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 2 });
        var one = await slack.WelcomeAsync();
        var other = await slack.WelcomeAsync();

        await one.EventAsync("e1", "Ev1");
        await other.EventAsync("e2", "Ev1", "\"retry_attempt\":1,\"retry_reason\":\"timeout\"");
        await other.EventAsync("e3", "Ev1", "\"retry_attempt\":0,\"retry_reason\":\"\"");

        Assert.That(await one.ReadIdAsync(), Is.EqualTo("e1"));
        Assert.That(new[] { await other.ReadIdAsync(), await other.ReadIdAsync() }, Is.EquivalentTo(new[] { "e2", "e3" }));
        Assert.That(
            run.Handled.Cast<EventsEnvelope>().OrderBy(e => e.Id).Select(e => (e.Id, e.RetryAttempt, e.RetryReason)),
            Is.EqualTo(new[] { ("e1", 0, ""), ("e2", 1, "timeout"), ("e3", 0, "") }));
        Assert.That(run.Handled.Cast<EventsEnvelope>().Select(e => ((Slack.Inbound.EventEnvelope)e.Happened).EventId), Is.All.EqualTo("Ev1"));
    }

    [Test]
    public async Task S8_without_a_hello_in_time_another_connection_is_tried()
    {
        await using var run = SocketRun.Start(slack, SocketRun.Options with { HelloWithin = TimeSpan.FromMilliseconds(300) });
        await slack.NextAsync();

        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(run.Notes.OfType<SocketNote.Lost>().Single().Reason, Is.EqualTo("no_hello"));
    }

    [Test]
    public async Task S8_a_late_hello_is_a_hello()
    {
        await using var run = SocketRun.Start(slack);
        var late = await slack.NextAsync();
        await Task.Delay(500);
        Assert.That(run.Client.State.Live, Is.Zero);
        await late.HelloAsync();
        await late.EventAsync("new", "Ev1");

        Assert.That(await late.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(run.Client.State.Live, Is.EqualTo(1));
    }

    [TestCase(10, true)]
    [TestCase(4, true)]
    [TestCase(3, false)]
    public async Task S8_more_connections_than_we_can_explain_are_told(int counted, bool isTold)
    {
        await using var run = SocketRun.Start(slack);
        await slack.WelcomeAsync(counted);
        await SocketRun.Becomes(run.Told<SocketNote.Connected>);
        await SocketRun.Becomes(() => run.Notes.Count >= (isTold ? 2 : 1));

        Assert.That(run.Notes.OfType<SocketNote.Crowded>(), isTold ? Is.EqualTo(new[] { new SocketNote.Crowded(counted, 1) }) : Is.Empty);
    }

    [Test]
    public async Task S13_a_close_frame_without_an_end_of_the_connection_is_not_waited_for()
    {
        await using var run = SocketRun.Start(slack);
        var closed = await slack.WelcomeAsync();
        await closed.SayCloseAsync(); // and the connection stays open

        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
        var watch = Stopwatch.StartNew();
        await run.StopAsync();
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }
}
