using System.Diagnostics;
using System.Net.WebSockets;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Every fault that Slack, the network or the app's page can do to a Socket Mode connection.</summary>
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
    [TestCase(3, true)]
    [TestCase(2, false)]
    public async Task S8_more_connections_than_we_can_explain_are_told(int counted, bool isTold)
    {
        await using var run = SocketRun.Start(slack);
        await slack.WelcomeAsync(counted);
        await SocketRun.Becomes(run.Told<SocketNote.Connected>);
        await SocketRun.Becomes(() => run.Notes.Count >= (isTold ? 2 : 1));

        Assert.That(run.Notes.OfType<SocketNote.Crowded>(), isTold ? Is.EqualTo(new[] { new SocketNote.Crowded(counted, 1) }) : Is.Empty);
    }

    [TestCase("""{"type":"something_new","x":[1]}""", TestName = "S9_a_frame_of_an_unknown_type_is_passed_over")]
    [TestCase("not json", TestName = "S9_a_frame_that_is_no_JSON_is_passed_over")]
    [TestCase("""{"envelope_id":"bad","type":"interactive","payload":{"type":"view_submission"}}""", TestName = "S9_an_interaction_without_its_view_is_passed_over")]
    [TestCase("""{"envelope_id":"bad","type":"slash_commands","payload":null}""", TestName = "S9_a_command_without_anything_is_passed_over")]
    public async Task Passed_over(string frame)
    {
        await using var run = SocketRun.Start(slack);
        var end = await slack.WelcomeAsync();

        await end.SendAsync(frame);
        await end.EventAsync("good", "Ev1");

        Assert.That(await end.ReadIdAsync(), Is.EqualTo("good"));
        Assert.That(run.Handled.Select(envelope => envelope.Id), Is.EqualTo(new[] { "good" }));
    }

    [TestCase("""{"envelope_id":"odd","type":"events_api","payload":{"type":"event_callback"}}""", TestName = "S9_an_envelope_without_an_event_is_acknowledged")]
    [TestCase("""{"envelope_id":"odd","type":"events_api","payload":{"type":"app_rate_limited","team_id":"T1"}}""", TestName = "S9_a_rate_limit_without_an_event_is_acknowledged")]
    [TestCase("""{"envelope_id":"odd","type":"something_new","payload":{}}""", TestName = "S9_an_envelope_of_an_unknown_type_is_acknowledged")]
    public async Task Acknowledged(string frame)
    {
        await using var run = SocketRun.Start(slack);
        var end = await slack.WelcomeAsync();

        await end.SendAsync(frame);

        Assert.That(await end.ReadIdAsync(), Is.EqualTo("odd"));
    }

    [Test]
    public async Task S10_a_large_envelope_in_small_frames_with_pings_between_them_is_whole()
    {
        slack.PingsEvery = TimeSpan.FromMilliseconds(20);
        var words = string.Concat(Enumerable.Repeat("žluťoučký kůň 🦔 ", 4000));
        await using var run = SocketRun.Start(slack);
        var end = await slack.WelcomeAsync();

        await end.SendInPiecesAsync(
            $$$"""{"envelope_id":"large","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/learn","text":"{{{words}}}","team_id":"T1","user_id":"U1","channel_id":"D1"}}""",
            1024, between: TimeSpan.FromMilliseconds(5));

        Assert.That(await end.ReadIdAsync(), Is.EqualTo("large"));
        Assert.That(((CommandEnvelope)run.Handled.Single()).Command.Text, Is.EqualTo(words));
    }

    [TestCase(1024)]
    [TestCase(200_000)]
    public async Task S10_a_message_above_the_bound_closes_the_connection_clearly(int pieces)
    {
        await using var run = SocketRun.Start(slack, SocketRun.Options with { MostBytes = 100_000 });
        var end = await slack.WelcomeAsync();

        var sending = end.SendInPiecesAsync($$"""{"type":"{{new string('x', 150_000)}}"}""", pieces);
        Assert.That(await end.ReadAsync(), Is.Null);
        Assert.That(end.CloseStatus, Is.EqualTo(WebSocketCloseStatus.MessageTooBig));
        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
        Assert.That(run.Notes.OfType<SocketNote.Lost>().Single().Reason, Is.EqualTo("too_large"));
        await Task.WhenAny(sending);
    }

    [Test]
    public async Task S11_what_was_handled_when_its_connection_was_gone_is_told_and_may_come_again()
    {
        var mayEnd = new TaskCompletionSource();
        await using var run = SocketRun.Start(slack, handle: async (_, envelope) =>
        {
            await (envelope.Id == "lost" ? mayEnd.Task : Task.CompletedTask);
            return null;
        });
        var cut = await slack.WelcomeAsync();
        await cut.EventAsync("lost", "Ev1");
        await SocketRun.Becomes(() => run.Handled.Count == 1);
        cut.Cut();
        var next = await slack.WelcomeAsync();
        mayEnd.SetResult();
        await next.EventAsync("again", "Ev1", "\"retry_attempt\":1,\"retry_reason\":\"timeout\"");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("again"));
        await SocketRun.Becomes(run.Told<SocketNote.Unacknowledged>);
        Assert.That(run.Notes.OfType<SocketNote.Unacknowledged>().Single().EnvelopeId, Is.EqualTo("lost"));
    }

    [Test]
    public async Task S12_a_rate_limit_is_waited_for_by_all_lines()
    {
        slack.Refuse = async (call, context) =>
        {
            if (call == 1)
            {
                await SocketSlack.AnswerAsync(context, """{"ok":false,"error":"ratelimited"}""", 429, retryAfter: "2");
            }

            return call == 1;
        };
        var watch = Stopwatch.StartNew();
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 3 });

        for (var i = 0; i < 3; i++)
        {
            await slack.WelcomeAsync();
            Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromSeconds(1.9)));
        }

        Assert.That(slack.Calls, Is.EqualTo(4));
        Assert.That(run.Notes.OfType<SocketNote.Lost>().Single(), Is.EqualTo(new SocketNote.Lost("ratelimited", TimeSpan.FromSeconds(2))));
    }

    [TestCase("not_authed")]
    [TestCase("invalid_auth")]
    [TestCase("account_inactive")]
    [TestCase("user_removed_from_team")]
    [TestCase("team_disabled")]
    [TestCase("missing_scope")]
    [TestCase("not_allowed_token_type")]
    [TestCase("forbidden_team")]
    public async Task S12_an_error_that_will_not_pass_stops(string error)
    {
        slack.Refuse = async (_, context) =>
        {
            await SocketSlack.AnswerAsync(context, $$"""{"ok":false,"error":"{{error}}"}""");
            return true;
        };
        await using var run = SocketRun.Start(slack, SocketRun.Options with { Connections = 2 });

        await run.Running.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(run.Client.State.StoppedBy, Is.EqualTo(error));
        Assert.That(run.Notes, Is.EqualTo(new SocketNote[] { new SocketNote.Stopped(error) }));
    }

    [TestCase("""{"ok":false,"error":"internal_error"}""", 200)]
    [TestCase("""{"ok":false,"error":"never_heard_of"}""", 200)]
    [TestCase("<html>bad gateway</html>", 502)]
    [TestCase("""{"ok":true}""", 200)]
    [TestCase("""{"ok":true,"url":"https://example.com/"}""", 200)]
    public async Task S12_an_error_that_may_pass_is_tried_again(string body, int status)
    {
        slack.Refuse = async (call, context) =>
        {
            if (call <= 3)
            {
                await SocketSlack.AnswerAsync(context, body, status);
            }

            return call <= 3;
        };
        await using var run = SocketRun.Start(slack);

        await slack.WelcomeAsync();

        Assert.That(run.Notes.OfType<SocketNote.Lost>().ToList(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task S12_an_address_that_was_used_is_asked_for_anew()
    {
        await using var run = SocketRun.Start(slack);
        slack.RepeatsTickets = true;
        var first = await slack.WelcomeAsync();
        first.Cut();
        await SocketRun.Becomes(() => run.Notes.OfType<SocketNote.Lost>().Count() >= 3);
        slack.RepeatsTickets = false;

        var next = await slack.WelcomeAsync();
        await next.EventAsync("new", "Ev1");

        Assert.That(await next.ReadIdAsync(), Is.EqualTo("new"));
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
