using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>"/learn stop" ends one's part in programmes and says so; whoever learns again is offered to come back.</summary>
internal sealed class ProgrammeBackTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync();
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task<string> SayStopAsync() => LessonDesk.All((await Bot.Anna.CommandAsync("/learn stop")).Ephemeral!);

    /// <summary>Yes, with what the welcome proposes.</summary>
    private async Task<string> StartAgainAsync()
    {
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Start learning");
        await Bot.SettleAsync();
        return Bot.Anna.Modal!.Body.ToJsonString();
    }

    [Test]
    public async Task A_stop_says_which_programme_it_ends_and_whoever_stopped_is_counted_no_longer()
    {
        Assert.That(await SayStopAsync(), Does.Contain("you have left the programme “SQL for analysts”, too"));
        Assert.That(await SayStopAsync(), Does.Contain("nothing to stop"));

        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain("1 person, and 1 left."));
    }

    [Test]
    public async Task A_manager_gets_no_steps_about_whoever_said_stop()
    {
        await SayStopAsync();

        await Bot.TurnToAsync("2026-11-27T09:30:00Z");
        await Bot.TurnToAsync("2026-12-01T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.Empty);
        Assert.That((await desk.StatesAsync(Bot.Anna)).Where(one => !one.EndsWith("left_out", StringComparison.Ordinal)), Is.EqualTo(new[] { "workshop owed" }));
    }

    [Test]
    public async Task The_old_card_brings_nobody_back_who_said_stop_before_they_start_again()
    {
        await SayStopAsync();
        var card = ProgrammeDesk.Find(Bot.Anna, "enrolled you in");

        await Bot.Anna.ClickAsync(card, "programme.leave");
        Assert.That(Bot.Anna.Now(card).Words(), Does.Contain("You have left the programme").And.Contain("programme.come_back"));
        await Bot.Anna.ClickAsync(Bot.Anna.Now(card), "programme.come_back");

        Assert.That(LessonDesk.All(Bot.Anna.Messages().Last(message => message.EphemeralTo is not null)), Does.Contain("Start again").And.Contain("welcome.open"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member where left_at is null"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_learns_again_is_offered_to_come_back_and_what_has_not_come_comes()
    {
        await SayStopAsync();
        Assert.That(await StartAgainAsync(), Does.Contain("ended the programme *SQL for analysts* for you").And.Contain("programme.come_back"));
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("programme.come_back"), "it stays there");

        var result = await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Come back");
        Assert.That(result.Ok, Is.True, result.Error);
        await Bot.SettleAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");

        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Not.Contain("programme.come_back"));
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Does.Contain("Why an index is fast"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member where left_at is null and not by_stop"), Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_left_by_themselves_or_whose_group_was_called_off_is_offered_nothing()
    {
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        Assert.That(await SayStopAsync(), Does.Contain("Stopped").And.Not.Contain("left the programme"));
        Assert.That(await StartAgainAsync(), Does.Not.Contain("programme.come_back"));

        await Bot.Erik.CommandAsync("/learn stop");
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.cancel");
        await Bot.Erik.OpenHomeAsync();
        await Bot.SettleAsync();
        await Bot.Erik.ClickAsync(Bot.Erik.Home!, "Start learning");
        Assert.That(MentorDesk.Dialog(Bot.Erik), Does.Contain("All set").And.Not.Contain("programme.come_back"));
    }

    [Test]
    public async Task Whoever_says_stop_while_the_owner_decides_is_not_enrolled()
    {
        await desk.AddAsync(Bot.Kenji);
        await Bot.Kenji.CommandAsync("/learn stop");

        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>("select user_id from programme_member"), Does.Not.Contain(Bot.Kenji.UserId));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_step_that_was_owed_and_not_sent_when_they_went_comes_when_they_are_back(bool stops)
    {
        await OweAsync("2026-11-30T09:30:00Z");
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'programme.step' and recipient = @UserId", new { Bot.Anna.UserId }), Is.EqualTo("waiting"));

        await GoAndComeBackAsync(stops);
        await Bot.TurnToAsync("2026-12-01T09:30:00Z");
        await Bot.TurnToAsync("2026-12-02T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna).Count(title => title == "Why an index is fast"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_recording_that_was_owed_when_they_said_stop_comes_when_they_are_back()
    {
        await Bot.TurnToAsync("2026-12-10T13:10:00Z");
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.record");
        await desk.SendAsync(("programme_recording", "url_text_input", "value", "https://example.com/recording"));
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'programme.recording' and recipient = @UserId", new { Bot.Anna.UserId }), Is.EqualTo("waiting"));

        await GoAndComeBackAsync(stops: true);
        foreach (var day in new[] { "2026-12-10T15:31:00Z", "2026-12-11T09:30:00Z", "2026-12-14T09:30:00Z", "2026-12-15T09:30:00Z" })
        {
            await Bot.TurnToAsync(day);
        }

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "In case you missed"), Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_step_whose_day_fell_into_their_absence_comes_when_they_are_back_and_long_past_ones_do_not(bool late)
    {
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        await Bot.TurnToAsync(late ? "2026-12-21T09:30:00Z" : "2026-12-01T09:30:00Z");

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
        await Bot.SettleAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync(late ? "2026-12-22T09:30:00Z" : "2026-12-02T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(new[] { late ? "Show a colleague" : "Why an index is fast" }));
    }

    [Test]
    public async Task The_stop_of_shall_I_come_less_often_says_which_programme_it_ends()
    {
        await StartAgainAsync();
        await Bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, lane, timing, value, payload, due_at, created_at)
            values (gen_random_uuid(), @TeamId, @UserId, 'care.less_often', '2026-11-23', 0, 'post', 0, 1, '{}', @Now, @Now)
            """, new { Bot.Anna.Workspace.TeamId, Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });
        await Bot.SettleAsync();
        var question = ProgrammeDesk.Find(Bot.Anna, "Shall I come less often");
        var stop = LessonDesk.Element(question, "Stop");
        Assert.That(ProgrammeDesk.Shown(question), Does.Contain("programmes you are in end for you"));

        await Bot.Anna.ClickAsync(question, "Stop");
        Assert.That(ProgrammeDesk.Shown(Bot.Anna.Now(question)), Does.Contain("*Stopped.*").And.Contain("you have left the programme “SQL for analysts”, too"));
        await desk.Lessons.ClickOldAsync(Bot.Anna, question, stop);
        Assert.That(ProgrammeDesk.Shown(Bot.Anna.Now(question)), Does.Contain("*Stopped.*").And.Contain("Programmes you were in have ended for you, too"));
    }

    /// <summary>The ticks run, and nothing is sent yet.</summary>
    private async Task OweAsync(string at)
    {
        Bot.Machine.Advance(TestBot.Instant(at) - Bot.Now);
        await Bot.Slack.TurnClockAsync(TestBot.Instant(at));
        await Bot.Services.RunTicksAsync(CancellationToken.None);
    }

    private async Task GoAndComeBackAsync(bool stops)
    {
        if (stops)
        {
            await SayStopAsync();
            await StartAgainAsync();
            await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Come back");
        }
        else
        {
            await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
            await Bot.SettleAsync();
            await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
        }

        await Bot.SettleAsync();
        await Bot.TickAsync();
    }

    [Test]
    public async Task Whoever_came_back_is_asked_after_the_session_like_everybody()
    {
        await SayStopAsync();
        await StartAgainAsync();
        await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Come back");
        await Bot.TickAsync();

        await Bot.TurnToAsync("2026-12-10T12:46:00Z");
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "starts at"), ProgrammeDesk.Count(Bot.Anna, "Were you at")), Is.EqualTo((1, 1)));
    }
}
