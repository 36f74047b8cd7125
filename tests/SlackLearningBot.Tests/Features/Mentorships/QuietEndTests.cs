using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>What nobody ended ends by itself, so that nobody's place is taken for ever; and what is over is not called off.</summary>
internal sealed class QuietEndTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await PairingDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Task<bool> IsOpenAsync() => Bot.ScalarAsync<bool>("select ended_at is null from mentorship");

    [Test]
    public async Task One_talk_without_a_meeting_is_over_after_thirty_days()
    {
        await desk.BeginAsync("flash");

        await desk.EveryDayUntilAsync("2026-12-22T12:00:00Z");
        Assert.That(await IsOpenAsync(), Is.True);
        await desk.EveryDayUntilAsync("2026-12-23T12:00:00Z");

        Assert.That(await IsOpenAsync(), Is.False);
        Assert.That(PairingDesk.All((await desk.SaidAsync())[^1]), Does.Contain("has come to its end").And.Not.Contain("<@"));
    }

    [Test]
    public async Task One_talk_of_which_nobody_says_anything_is_over_a_week_after_its_time()
    {
        await desk.BeginAsync("flash");
        await desk.ChooseAsync(); // tomorrow at nine

        await desk.EveryDayUntilAsync("2026-11-30T12:00:00Z");
        Assert.That(await IsOpenAsync(), Is.True, "they may still say that they met");
        await desk.EveryDayUntilAsync("2026-12-01T12:00:00Z");

        Assert.That(await IsOpenAsync(), Is.False);
        Assert.That(await desk.CalendarsAsync(), Has.None.Contain("METHOD:CANCEL"));
    }

    [Test]
    public async Task Who_leaves_the_company_keeps_nobodys_place()
    {
        await Bot.ExecuteAsync(
            "insert into mentor_profile (team_id, user_id, gives, people, days, from_time, until_time, words, saved_at) values (@TeamId, @UserId, '{sql}', 1, 31, '09:00', '17:00', '', @Now)",
            new { Bot.Ben.Workspace.TeamId, Bot.Ben.UserId, Now = Bot.Now.UtcDateTime });
        await desk.BeginAsync();
        Assert.That(await Bot.ScalarAsync<int>("select taken from mentor_candidate"), Is.EqualTo(1));

        await Bot.Anna.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        Assert.That(await IsOpenAsync(), Is.False);
        Assert.That(await Bot.ScalarAsync<int>("select taken from mentor_candidate"), Is.Zero);
    }

    [Test]
    public async Task A_group_goes_on_without_who_left_the_company()
    {
        await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Erik]);

        await Bot.Erik.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        Assert.That(await IsOpenAsync(), Is.True);
        Assert.That(await Bot.QueryAsync<string>("select user_id from mentorship_member where left_at is not null"), Is.EqualTo(new[] { Bot.Erik.UserId }));
    }

    [Test]
    public async Task An_end_after_a_meeting_that_nobody_answered_calls_nothing_off()
    {
        var id = await desk.BeginAsync();
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-11-25T10:00:00Z");

        await Bot.Anna.CommandAsync("/mentor end");
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_which", "radio_buttons", "selected_option", PairingDesk.Option($"{id}"))));

        Assert.That(await IsOpenAsync(), Is.False);
        Assert.That(await desk.CalendarsAsync(), Has.Count.EqualTo(1).And.None.Contain("METHOD:CANCEL"));
        Assert.That(await Bot.ScalarAsync<string>("select state from meet_up"), Is.EqualTo("missed"));
    }

    [TestCase("We met")]
    [TestCase("We did not meet")]
    public async Task Before_it_begins_a_meeting_cannot_have_taken_place_or_not(string answer)
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-11-24T10:00:00Z");
        var asked = await desk.FindAsync("Did you meet?");
        var button = LessonDesk.Element(asked, answer);
        await desk.ClickAsync(Bot.Ben, asked, "We moved it");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Ben, "2026-11-27T10:00:00Z"));

        await new LessonDesk(Bot).ClickOldAsync(Bot.Anna, asked, button);

        Assert.That(await Bot.ScalarAsync<string>("select state from meet_up"), Is.EqualTo("ahead"));
        Assert.That(LessonDesk.Remark(Bot.Anna), Does.Contain("has not begun yet").And.Contain(PairingDesk.At("2026-11-27T10:00:00Z")));
    }

    [Test]
    public async Task What_goes_wrong_with_one_keeps_no_other_waiting()
    {
        var broken = await desk.BeginAsync();
        var other = await desk.BeginAsync(mentors: [Bot.Maria], mentees: [Bot.Erik]);
        await Bot.ExecuteAsync("create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$");
        await Bot.ExecuteAsync($"create trigger broken before update of last_nudged_on on mentorship for each row when (old.mentorship_id = '{broken}') execute function break_it()");

        await desk.EveryDayUntilAsync("2026-11-27T12:00:00Z");
        Assert.That(await Bot.QueryAsync<Guid>("select mentorship_id from mentorship where asked_to_start"), Is.EqualTo(new[] { other }));

        await Bot.ExecuteAsync("drop trigger broken on mentorship");
        await Bot.TurnToAsync("2026-11-27T14:00:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship where asked_to_start"), Is.EqualTo(2), "tried again within an hour or two");
    }
}
