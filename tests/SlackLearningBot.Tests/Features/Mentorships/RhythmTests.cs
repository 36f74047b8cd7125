using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>After a meeting comes the next; who falls silent is asked seldom, in private and without blame.</summary>
internal sealed class RhythmTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await PairingDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task After_a_meeting_the_next_is_proposed_by_the_rhythm_at_the_same_hour()
    {
        await desk.BeginAsync();
        await desk.MeetAsync();

        Assert.That(PairingDesk.All(await desk.FindAsync("*You met.*")), Does.Contain("*When do you meet next?*").And.Contain("Write a note")
            .And.Contain(PairingDesk.At("2026-12-08T09:00:00Z")).And.Not.Contain(PairingDesk.At("2026-12-07T09:00:00Z")));
        await desk.ChooseAsync(Bot.Ben);
        Assert.That(await Bot.QueryAsync<string>("select number || ' ' || state from meet_up order by number"), Is.EqualTo(new[] { "1 met", "2 ahead" }));
        Assert.That(PairingDesk.All(await desk.FindAsync("*You met.*")), Does.Contain("Your next meeting is"));
    }

    [Test]
    public async Task When_one_clock_changes_between_two_meetings_the_first_ones_wall_clock_counts()
    {
        await desk.DisposeAsync();
        desk = await PairingDesk.StartAsync("2027-03-01T14:30:00Z");
        await desk.BeginAsync(mentors: [Bot.Maria], mentees: [Bot.Ben]);
        Assert.That(PairingDesk.All((await desk.SaidAsync())[0]), Does.Contain(PairingDesk.At("2027-03-02T14:00:00Z")), "nine in New York");
        await desk.ClickAsync(Bot.Maria, (await desk.SaidAsync())[0], "meet.choose:0");
        await Bot.TurnToAsync("2027-03-02T14:45:00Z");
        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("Did you meet?"), "We met");

        // New York is on summer time by then, London is not yet.
        Assert.That(PairingDesk.All(await desk.FindAsync("*You met.*")), Does.Contain(PairingDesk.At("2027-03-16T13:00:00Z")).And.Not.Contain(PairingDesk.At("2027-03-16T14:00:00Z")));
    }

    [Test]
    public async Task A_second_click_shows_what_was_said_first()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-11-24T09:45:00Z");
        var ask = await desk.FindAsync("Did you meet?");
        await desk.ClickAsync(Bot.Ben, ask, "We did not meet");

        Assert.That(PairingDesk.All(await desk.FindAsync("*You did not meet this time.*")), Does.Contain(PairingDesk.At("2026-11-25T09:00:00Z")), "soon, not in two weeks");
        Assert.That(await Bot.QueryAsync<string>("select state from meet_up"), Is.EqualTo(new[] { "missed" }));
    }

    [Test]
    public async Task We_moved_it_asks_for_the_new_time_and_asks_again_after_that()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-11-24T09:45:00Z");

        await desk.ClickAsync(Bot.Anna, await desk.FindAsync("Did you meet?"), "We moved it");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Anna, "2026-11-25T13:00:00Z"));
        Assert.That(await desk.CountAsync("Did you meet?"), Is.Zero, "the question says now that it was moved");
        await Bot.TurnToAsync("2026-11-25T13:45:00Z");

        Assert.That(await desk.CountAsync("Did you meet?"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_meeting_nobody_spoke_of_stands_in_nobodys_way()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-11-24T09:45:00Z");
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("is over; your conversation asks whether it took place."));

        await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Propose times");
        await Bot.SettleAsync();
        Assert.That(PairingDesk.All(await desk.FindAsync("*When do you meet?*")), Does.Contain(PairingDesk.At("2026-11-25T09:00:00Z")));
        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("Did you meet?"), "We met");

        Assert.That(await Bot.QueryAsync<string>("select state from meet_up"), Is.EqualTo(new[] { "met" }), "it can still be said");
        await desk.ChooseAsync();
        Assert.That(await Bot.QueryAsync<string>("select number || ' ' || state from meet_up order by number"), Is.EqualTo(new[] { "1 met", "2 ahead" }));
    }

    [Test]
    public async Task A_flash_has_one_talk_and_then_looks_back()
    {
        await desk.BeginAsync("flash");
        await desk.MeetAsync();

        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null and next_step_at is null from mentorship"), Is.True);
        Assert.That(await desk.CountAsync("*That was your talk.*"), Is.EqualTo(1));
        Assert.That(PairingDesk.All(await desk.FindAsync("*You met.*")), Does.Not.Contain("Meet then"));
        Assert.That((PairingDesk.Told(Bot.Anna, "How useful was it for you?"), PairingDesk.Told(Bot.Ben, "How useful was it for you?")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task On_the_third_day_one_of_them_is_asked_to_begin_and_nobody_after_that()
    {
        await desk.BeginAsync();
        await desk.EveryDayUntilAsync("2026-11-25T23:00:00Z");
        Assert.That(Asked(), Is.Zero);

        await desk.EveryDayUntilAsync("2026-12-10T23:00:00Z");

        Assert.That(Asked(), Is.EqualTo(1));
        var one = PairingDesk.Told(Bot.Anna, "make the first step") == 1 ? Bot.Anna : Bot.Ben;
        await desk.ClickAsync(one, PairingDesk.Last(one), "Propose times");
        Assert.That(await desk.CountAsync("*When do you meet?*"), Is.EqualTo(1));

        int Asked() => PairingDesk.Told(Bot.Anna, "make the first step") + PairingDesk.Told(Bot.Ben, "make the first step");
    }

    [Test]
    public async Task Who_has_agreed_on_a_meeting_is_not_asked_to_begin()
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync()).Single(), "Another time");
        await desk.SubmitTimeAsync(Bot.Anna, "2026-12-01T10:00:00Z");

        await desk.EveryDayUntilAsync("2026-11-30T23:00:00Z");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'mentorship.begin'"), Is.Zero);
    }

    [Test]
    public async Task After_three_weeks_of_silence_each_is_asked_in_private_and_twice_at_most()
    {
        await desk.BeginAsync();
        await desk.EveryDayUntilAsync("2026-12-13T23:00:00Z");
        Assert.That((Silent(Bot.Anna), Silent(Bot.Ben)), Is.EqualTo((0, 0)));
        await Bot.TurnToAsync("2026-12-14T12:00:00Z");
        Assert.That((Silent(Bot.Anna), Silent(Bot.Ben)), Is.EqualTo((1, 1)));
        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Anna)), Does.Contain("Find somebody else").And.Contain("Send us times and an agenda").And.Contain("Why this?"));
        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Ben)), Does.Not.Contain("Find somebody else"));

        await desk.EveryDayUntilAsync("2027-01-31T23:00:00Z");

        Assert.That((Silent(Bot.Anna), Silent(Bot.Ben)), Is.EqualTo((2, 2)));
        Assert.That(await desk.CountAsync("quiet"), Is.Zero);
    }

    [Test]
    public async Task An_agenda_breaks_the_silence()
    {
        await desk.BeginAsync();
        await desk.EveryDayUntilAsync("2026-12-14T23:00:00Z");

        await desk.ClickAsync(Bot.Ben, PairingDesk.Last(Bot.Ben), "Send us times and an agenda");

        Assert.That(PairingDesk.All(await desk.FindAsync("*When do you meet?*")), Does.Contain("The goal is “Give a talk without notes”.").And.Contain("Meet then").And.Not.Contain(Bot.Ben.UserId));
        await desk.EveryDayUntilAsync("2027-01-03T23:00:00Z");
        Assert.That(Silent(Bot.Anna), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_finds_somebody_else_is_named_nowhere()
    {
        await desk.BeginAsync();
        await desk.EveryDayUntilAsync("2026-12-14T23:00:00Z");

        await desk.ClickAsync(Bot.Anna, PairingDesk.Last(Bot.Anna), "Find somebody else");

        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Anna)), Does.Contain("/mentor find"));
        Assert.That(PairingDesk.All((await desk.SaidAsync())[^1]), Does.Contain("*This mentorship has come to its end.*").And.Not.Contain("<@"));
    }

    [Test]
    public async Task Halfway_and_at_the_end_each_is_asked_one_question()
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Change it");
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_until", "datepicker", "selected_date", "2026-12-20")));
        await desk.MeetAsync();

        await desk.EveryDayUntilAsync("2026-12-08T23:00:00Z");
        Assert.That(PairingDesk.Told(Bot.Anna, "How useful is it for you so far?"), Is.EqualTo(1));
        await desk.ClickAsync(Bot.Anna, PairingDesk.Last(Bot.Anna), "4");
        Assert.That(await Bot.QueryAsync<string>("select moment || ' ' || useful from mentorship_check"), Is.EqualTo(new[] { "midway 4" }));

        await desk.EveryDayUntilAsync("2026-12-23T23:00:00Z");
        Assert.That(await desk.CountAsync("*This mentorship has come to its end.* You met once."), Is.EqualTo(1));
        Assert.That(PairingDesk.Told(Bot.Anna, "How useful was it for you?"), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'mentorship.silence'"), Is.Zero);
    }

    [Test]
    public async Task A_nudge_counts_in_the_budget_of_the_day()
    {
        await desk.BeginAsync();
        await Bot.ExecuteAsync("insert into contact (team_id, user_id, nudges_a_day) values (@TeamId, @UserId, 0) on conflict (team_id, user_id) do update set nudges_a_day = 0", TestBot.Key(Bot.Anna));
        await Bot.ExecuteAsync("insert into contact (team_id, user_id, nudges_a_day) values (@TeamId, @UserId, 0) on conflict (team_id, user_id) do update set nudges_a_day = 0", TestBot.Key(Bot.Ben));

        await desk.EveryDayUntilAsync("2026-11-28T23:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select state || ': ' || reason from delivery where kind = 'mentorship.begin'"), Is.EqualTo(new[] { "dropped: over the day's nudges" }));
    }

    private static int Silent(PersonHands person) => PairingDesk.Told(person, "It has been quiet between you and");
}
