using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge.Http;

/// <summary>Nobody but Slack gets in, and nothing is parsed before that is clear.</summary>
internal sealed class SignedRequestTests
{
    private const string CountEventsSql = "select count(*) from inbound_event";

    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static SlackRequest HomeOpened(string eventId) => SlackRequest.Event(
        $$$"""{"type":"event_callback","team_id":"{{{DemoWorkspace.Team}}}","event_id":"{{{eventId}}}","event_time":1790000000,"event":{"type":"app_home_opened","user":"{{{DemoWorkspace.Anna}}}","channel":"D1","tab":"home","event_ts":"1790000000.000100"}}""");

    public static IEnumerable<TestCaseData> Forged()
    {
        yield return new TestCaseData(HomeOpened("Ev1") with { Secret = "another" }).SetName("another secret");
        yield return new TestCaseData(HomeOpened("Ev2") with { Age = TimeSpan.FromSeconds(301) }).SetName("301 s old");
        yield return new TestCaseData(HomeOpened("Ev3") with { Age = TimeSpan.FromSeconds(-301) }).SetName("301 s in the future");
        yield return new TestCaseData(HomeOpened("Ev4") with { Forge = _ => null }).SetName("no signature");
        yield return new TestCaseData(HomeOpened("Ev5") with { Forge = signature => "v1" + signature[2..] }).SetName("another version");
        yield return new TestCaseData(HomeOpened("Ev6") with { Forge = signature => "v0=" + signature[3..].ToUpperInvariant() }).SetName("upper-case hex");
        yield return new TestCaseData(HomeOpened("Ev7") with { Forge = signature => signature[..^1] }).SetName("a digit short");
    }

    [TestCaseSource(nameof(Forged))]
    public async Task A_forged_request_is_refused_and_changes_nothing(SlackRequest request)
    {
        var before = await bot.ScalarAsync<long>(CountEventsSql);

        var answer = await request.SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(401));
        Assert.That(answer.Body, Is.Empty);
        Assert.That(await bot.ScalarAsync<long>(CountEventsSql), Is.EqualTo(before));
    }

    [TestCase(300)]
    [TestCase(-300)]
    public async Task A_request_300_s_off_is_still_taken(int age)
    {
        var answer = await (HomeOpened($"EvAge{age}") with { Age = TimeSpan.FromSeconds(age) }).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task A_body_above_the_limit_is_refused_before_it_is_read_to_the_end()
    {
        var request = HomeOpened("EvBig");

        var answer = await (request with { Body = [.. request.Body, .. Enumerable.Repeat((byte)' ', 1024 * 1024)] }).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(413));
    }

    [Test]
    public async Task The_signature_is_checked_over_the_raw_bytes_not_over_what_they_mean()
    {
        var request = HomeOpened("EvRaw");
        var signedAsOneText = request with { Body = [.. request.Body, (byte)'\n'] };

        var same = await signedAsOneText.SendAsync(bot);
        var other = await (request with { Forge = _ => SlackLearningBot.Slack.Inbound.SlackSignature.Sign("playground", bot.Machine.GetUtcNow().ToUnixTimeSeconds(), signedAsOneText.Body) }).SendAsync(bot);

        Assert.That(same.Status, Is.EqualTo(200));
        Assert.That(other.Status, Is.EqualTo(401));
    }

    [TestCase("/slack/commands")]
    [TestCase("/slack/interactions")]
    [TestCase("/slack/options")]
    public async Task Every_address_wants_the_signature(string path)
    {
        var answer = await (SlackRequest.Form(path, ("team_id", DemoWorkspace.Team)) with { Secret = "another" }).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(401));
    }
}
