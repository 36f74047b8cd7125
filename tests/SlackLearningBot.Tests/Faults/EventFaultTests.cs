using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Somebody writes to the bot, or opens its Home, and Slack brings that late, twice, in another order, or only at the third try.</summary>
internal sealed class EventFaultTests : FaultFixture
{
    private int people;

    /// <summary>Somebody who has never met the bot: the first word brings a welcome, once.</summary>
    private PersonHands NewPerson()
    {
        var home = Bot.Anna.Workspace;
        var person = new Person
        {
            Id = $"U0EVENT{++people:D4}", TeamId = home.TeamId, Name = $"event{people}", RealName = $"Event {people}", TimeZone = "Europe/Stockholm",
        };
        home.Admit(person);
        return Bot.Slack.As(person.Id, home.TeamId);
    }

    private async Task DeliveredAsync()
    {
        await Bot.Slack.Events.WhenDeliveredAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        await Bot.SettleAsync();
    }

    [TestCase("E1", "1")]
    [TestCase("E1", "2")]
    [TestCase("E1", "3")]
    [TestCase("E2", "http_error")]
    [TestCase("E2", "connection_failed")]
    [TestCase("E2", "ssl_error")]
    [TestCase("E2", "too_many_redirects")]
    [TestCase("E2", "unknown_error")]
    [TestCase("E3", "")]
    [TestCase("E4", "1")]
    [TestCase("E4", "10")]
    [TestCase("E5", "")]
    [TestCase("E6", "")]
    [TestCase("E8", "")]
    public async Task Who_writes_is_greeted_once(string fault, string variant)
    {
        var person = NewPerson();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "message", User = person.UserId });

        await person.SayAsync("hello");
        await DeliveredAsync();

        Assert.That(FaultDesk.Seen(person), Has.Count.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from inbound_event where user_id = @UserId and state <> 'done'", new { person.UserId }), Is.Zero);
    }

    [TestCase("E1", "3")]
    [TestCase("E4", "10")]
    [TestCase("E5", "")]
    [TestCase("E8", "")]
    public async Task Home_is_there_however_often_its_opening_is_told(string fault, string variant)
    {
        var person = NewPerson();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "app_home_opened", User = person.UserId });

        await person.OpenHomeAsync();
        await DeliveredAsync();

        Assert.That(person.Home, Is.Not.Null);
    }

    [Test, Strikes("E7")]
    public async Task A_change_that_comes_before_its_message_changes_nothing()
    {
        var person = NewPerson();
        await Desk.BreakAsync(new FaultWish("E7") { At = "message", User = person.UserId });

        await person.SayAsync("helo");
        await person.EditAsync(person.Messages()[0], "hello");
        await DeliveredAsync();

        Assert.That(FaultDesk.Seen(person), Has.Count.EqualTo(1));
    }

    [Test, Strikes("E6")]
    public async Task News_of_a_removal_that_are_older_than_the_installation_end_nothing()
    {
        await using var desk = await FaultDesk.StartAsync();
        var workspace = desk.Bot.Anna.Workspace;
        await desk.BreakAsync(new FaultWish("E6") { At = "app_uninstalled" });
        await desk.BreakAsync(new FaultWish("E6") { At = "tokens_revoked" });

        await desk.Bot.Slack.UninstallAsync(workspace);
        await desk.Bot.Slack.Events.WhenDeliveredAsync(CancellationToken.None);
        await desk.Bot.SettleAsync();

        Assert.That(await desk.Bot.ScalarAsync<string>("select state from installation where team_id = @TeamId", new { workspace.TeamId }), Is.EqualTo("active"));
        desk.Check();
    }

    [TestCase("E9", "")]
    [TestCase("E10", "signed")]
    [TestCase("E13", "unknown_type")]
    [TestCase("E13", "unknown_fields")]
    [TestCase("E13", "null_team")]
    [TestCase("E13", "missing_user")]
    [TestCase("E13", "bot_message")]
    [TestCase("E14", "")]
    [TestCase("E15", "emoji")]
    [TestCase("E15", "surrogate")]
    [TestCase("E15", "nul")]
    [TestCase("E25", "signed")]
    public async Task What_the_bot_cannot_use_is_acknowledged_all_the_same(string fault, string variant)
    {
        var person = NewPerson();

        var status = await Desk.TellAsync(new FaultWish(fault) { Variant = variant, User = person.UserId });
        await Bot.SettleAsync();

        Assert.That(status, Is.EqualTo(200));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from inbound_event where state in ('waiting', 'dead')"), Is.Zero);
        Assert.That(FaultDesk.Seen(person), Has.Count.EqualTo(fault is "E15" || variant == "unknown_fields" ? 1 : 0));
    }

    [TestCase("E10", "wrongly_signed", 401)]
    [TestCase("E15", "megabyte", 413)]
    [TestCase("E15", "deep", 400)]
    [TestCase("E25", "unsigned", 200)]
    public async Task What_cannot_be_Slacks_or_read_is_refused_and_harms_nobody(string fault, string variant, int status)
    {
        var person = NewPerson();

        var answered = await Desk.TellAsync(new FaultWish(fault) { Variant = variant, User = person.UserId });
        await person.SayAsync("still there?");
        await DeliveredAsync();

        Assert.That(answered, Is.EqualTo(status));
        Assert.That(FaultDesk.Seen(person), Has.Count.EqualTo(1));
    }

    [TestCase("signature")]
    [TestCase("old")]
    [TestCase("future")]
    [TestCase("no_signature")]
    [TestCase("no_timestamp")]
    [TestCase("other_bytes")]
    [TestCase("version")]
    [TestCase("upper_case")]
    [Strikes("E11")]
    public async Task A_wrongly_signed_event_is_refused_and_heard_when_it_comes_rightly(string variant)
    {
        var person = NewPerson();
        await Desk.BreakAsync(new FaultWish("E11") { Variant = variant, At = "/slack/events" });

        await person.SayAsync("hello");
        await DeliveredAsync();

        var refused = Bot.Slack.Events.Attempts.Last(attempt => attempt.Status == 401);
        var again = Bot.Slack.Events.Attempts.Last(attempt => attempt.EventId == refused.EventId);
        Assert.That((again.Status, again.Retry, again.Reason), Is.EqualTo(((int?)200, 1, "http_error")));
        Assert.That(FaultDesk.Seen(person), Has.Count.EqualTo(1));
    }
}
