using System.Diagnostics;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Slack gives no address, or one that does not work.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class TicketFaultTests
{
    private SocketSlack slack = null!;

    [SetUp]
    public async Task Start() => slack = await SocketSlack.StartAsync();

    [TearDown]
    public async Task Stop() => await slack.DisposeAsync();

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
}
