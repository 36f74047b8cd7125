using System.Net.WebSockets;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Frames and envelopes that are odd, large or late.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class EnvelopeFaultTests
{
    private SocketSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await SocketSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

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
    [TestCase("""{"envelope_id":"odd","type":"events_api","payload":{"type":"event_callback","event_id":"Ev1","event":{"type":"message","text":"a\u0000b \ud83e"}}}""", TestName = "S9_an_envelope_with_NUL_and_half_an_emoji_is_acknowledged")]
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
}
