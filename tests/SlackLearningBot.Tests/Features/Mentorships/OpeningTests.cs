using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>Slack does not let the conversation be opened: nobody is left waiting for ever, or without a word.</summary>
internal sealed class OpeningTests
{
    private const string MissingScope = """{"ok":false,"error":"missing_scope","needed":"mpim:write","provided":"chat:write"}""";

    private FaultyNetwork network = null!;
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        desk = await PairingDesk.StartAsync(services: network.Use);
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Bot.Now });
        await Bot.Anna.OpenHomeAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await desk.DisposeAsync();
        network.Dispose();
    }

    private TestBot Bot => desk.Bot;

    private static string Home(PersonHands person) => person.Home!.Body.ToJsonString();

    [Test]
    public async Task It_is_tried_again_every_day_until_it_opens()
    {
        network.Answer("conversations.open", 200, MissingScope);
        network.Answer("conversations.open", 200, MissingScope);
        await desk.BeginAsync();

        Assert.That(Home(Bot.Anna), Does.Contain("does not let me open your conversation").And.Contain("missing_scope").And.Contain("try again every day"));
        await Bot.TurnToAsync("2026-11-24T09:00:00Z");
        Assert.That(await desk.ChannelAsync(), Is.Null);
        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is null from mentorship"), Is.True);
        await Bot.TurnToAsync("2026-11-25T10:00:00Z");

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain("mentors"));
        Assert.That(Home(Bot.Anna), Does.Contain("No meeting is agreed on yet").And.Not.Contain("missing_scope"));
    }

    [Test]
    public async Task When_there_is_nobody_to_meet_each_who_waits_is_told_in_private()
    {
        network.Answer("conversations.open", 200, """{"ok":false,"error":"user_disabled"}""");
        await desk.BeginAsync();

        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null from mentorship"), Is.True);
        Assert.That(PairingDesk.Told(Bot.Anna, $"*Your mentorship with <@{Bot.Ben.UserId}> has come to its end.*"), Is.EqualTo(1));
        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Anna)), Does.Contain("/mentor find"));
    }

    [Test]
    public async Task The_owners_are_told_once_a_month_with_what_to_do()
    {
        network.Answer("conversations.open", 200, MissingScope);
        network.Answer("conversations.open", 200, MissingScope);
        await desk.BeginAsync();
        await desk.BeginAsync(mentors: [Bot.Maria], mentees: [Bot.Erik]);
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        Assert.That(PairingDesk.Told(Bot.Priya, "does not let me open conversations for mentorships (`missing_scope`)"), Is.EqualTo(1));
        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Priya)), Does.Contain("`doctor`").And.Contain("every day"));
        Assert.That(PairingDesk.Told(Bot.Anna, "missing_scope"), Is.Zero);
    }

    [Test]
    public async Task Nobody_is_asked_to_begin_before_there_is_a_conversation_and_all_goes_on_after_it()
    {
        for (var day = 0; day < 4; day++)
        {
            network.Answer("conversations.open", 200, MissingScope);
        }

        await desk.BeginAsync();
        await desk.EveryDayUntilAsync("2026-11-26T12:00:00Z");
        Assert.That(await Bot.QueryAsync<string>("select kind from delivery where kind = 'mentorship.begin'"), Is.Empty);

        await desk.EveryDayUntilAsync("2026-11-29T12:00:00Z");
        Assert.That(await desk.ChannelAsync(), Is.Not.Null);
        Assert.That(await Bot.ScalarAsync<bool>("select asked_to_start from mentorship"), Is.True);
    }
}
