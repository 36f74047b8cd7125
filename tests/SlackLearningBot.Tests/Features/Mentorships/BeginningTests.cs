using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>From the yes: one conversation, how to prepare, and an agreement that shows who ticked it.</summary>
internal sealed class BeginningTests
{
    private FaultyNetwork network = null!;
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        desk = await PairingDesk.StartAsync(services: network.Use);
    }

    [TearDown]
    public async Task Stop()
    {
        await desk.DisposeAsync();
        network.Dispose();
    }

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task They_get_one_conversation_and_in_it_one_message()
    {
        await desk.BeginAsync();
        await Bot.TickAsync();

        var said = PairingDesk.All((await desk.SaidAsync()).Single());
        Assert.That(said, Does.Contain($"<@{Bot.Ben.UserId}> mentors <@{Bot.Anna.UserId}>").And.Contain("“Give a talk without notes”")
            .And.Contain("you meet every 2 weeks for 45 minutes, until 24 May 2027").And.Contain("Confidential").And.Contain("It waits for all of you."));
        Assert.That(await desk.SaidAsync(Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(await desk.SaidAsync(Bot.Erik), Is.Empty);
    }

    [Test]
    public async Task The_conversation_is_opened_once_whatever_happens_on_the_way()
    {
        network.Answer("conversations.open", 200, """{"ok":false,"error":"internal_error"}""");
        await desk.BeginAsync();
        Bot.Machine.Advance(TimeSpan.FromMinutes(5));
        await Bot.SettleAsync();

        Assert.That(await desk.SaidAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task When_one_has_left_the_company_it_ends_quietly()
    {
        await Bot.Ben.LeaveCompanyAsync();

        await desk.BeginAsync();

        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null from mentorship"), Is.True);
        Assert.That(await Bot.QueryAsync<string>("select distinct kind from delivery where kind like 'mentorship.%' and state <> 'dead'"), Is.EqualTo(new[] { "mentorship.over" }), "only that it is over");
    }

    [TestCase("classic", "mentors")]
    [TestCase("reverse", "reverse mentorship")]
    [TestCase("peer", "You agreed to help each other")]
    [TestCase("flash", "one talk of 30 minutes")]
    public async Task Each_kind_has_words_of_its_own(string kind, string words)
    {
        await desk.BeginAsync(kind);

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain(words));
    }

    [Test]
    public async Task A_group_meets_in_one_conversation()
    {
        await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Erik, Bot.Priya]);

        Assert.That((await desk.SaidAsync(Bot.Anna)).Count + (await desk.SaidAsync(Bot.Erik)).Count + (await desk.SaidAsync(Bot.Priya)).Count, Is.EqualTo(3));
    }

    [Test]
    public async Task Who_ticked_the_agreement_is_shown_in_place()
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync()).Single();

        await desk.ClickAsync(Bot.Anna, hello, "I agree");
        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain($"Agreed: <@{Bot.Anna.UserId}>. Still open: <@{Bot.Ben.UserId}>."));
        await desk.ClickAsync(Bot.Anna, hello, "I agree");
        await desk.ClickAsync(Bot.Ben, hello, "I agree");

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain("All of you agreed"));
    }

    [Test]
    public async Task A_changed_agreement_is_agreed_to_by_who_changed_it_and_open_for_the_other()
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync()).Single();
        await desk.ClickAsync(Bot.Ben, hello, "I agree");

        await desk.ClickAsync(Bot.Anna, hello, "Change it");
        PairingDesk.IsOk(await desk.SubmitAsync(
            Bot.Anna,
            ("mentorship_goal", "plain_text_input", "value", "Speak at the summit"),
            ("mentorship_every", "static_select", "selected_option", PairingDesk.Option("7")),
            ("mentorship_minutes", "static_select", "selected_option", PairingDesk.Option("30")),
            ("mentorship_until", "datepicker", "selected_date", "2027-02-01")));

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain("“Speak at the summit”").And.Contain("every week for 30 minutes, until 1 February 2027")
            .And.Contain($"Agreed: <@{Bot.Anna.UserId}>. Still open: <@{Bot.Ben.UserId}>."));
    }

    [Test]
    public async Task A_day_in_the_past_is_refused_with_a_reason()
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync()).Single(), "Change it");

        var result = await desk.SubmitAsync(Bot.Anna, ("mentorship_until", "datepicker", "selected_date", "2026-11-01"));

        Assert.That(result.Errors!.ToJsonString(), Does.Contain("Please choose a day from 24 November 2026"));
    }

    [Test]
    public async Task Each_prepares_for_their_own_part()
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync()).Single();

        await desk.ClickAsync(Bot.Anna, hello, "Prepare in 3 minutes");
        await desk.ClickAsync(Bot.Ben, hello, "Prepare in 3 minutes");

        Assert.That(PairingDesk.Modal(Bot.Anna), Does.Contain("It is your hour"));
        Assert.That(PairingDesk.Modal(Bot.Ben), Does.Contain("Ask first, advise later"));
    }

    [Test]
    public async Task Nobody_can_mentor_themselves_or_alone()
    {
        Assert.That(() => desk.BeginAsync(mentees: [Bot.Ben]), Throws.ArgumentException);
        Assert.That(() => desk.BeginAsync(mentees: []), Throws.ArgumentException);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship"), Is.Zero);
    }
}
