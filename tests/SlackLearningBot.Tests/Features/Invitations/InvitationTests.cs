using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Invitations;

/// <summary>The invitation: at a decent hour, once, answered with one click.</summary>
internal sealed class InvitationTests
{
    private InviteDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await InviteDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task<PersonHands> AskedAsync(string track = "feedback", PersonHands? person = null)
    {
        person ??= Bot.Anna;
        await desk.InviteAndConfirmAsync($"<@{person.UserId}> {track}");
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");
        Assert.That(InviteDesk.IsInvited(person), Is.True);
        return person;
    }

    [Test]
    public async Task Each_is_asked_between_nine_and_five_of_their_own_working_day()
    {
        await desk.InviteAndConfirmAsync($"{InviteDesk.Engineering} feedback");

        // 06:00 UTC: 07:00 in Stockholm, 06:00 in London, 01:00 in New York, 15:00 in Tokyo.
        Assert.That((InviteDesk.IsInvited(Bot.Kenji), InviteDesk.IsInvited(Bot.Anna), InviteDesk.IsInvited(Bot.Ben), InviteDesk.IsInvited(Bot.Maria)), Is.EqualTo((true, false, false, false)));
        await Bot.TurnToAsync("2026-11-23T08:00:00Z");
        Assert.That((InviteDesk.IsInvited(Bot.Anna), InviteDesk.IsInvited(Bot.Ben), InviteDesk.IsInvited(Bot.Maria)), Is.EqualTo((true, false, false)));
        await Bot.TurnToAsync("2026-11-23T14:00:00Z");
        Assert.That((InviteDesk.IsInvited(Bot.Ben), InviteDesk.IsInvited(Bot.Maria)), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task When_the_bot_was_away_all_day_it_waits_for_the_next_morning()
    {
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");

        await Bot.TurnToAsync("2026-11-27T20:00:00Z"); // a Friday evening
        Assert.That(InviteDesk.IsInvited(Bot.Anna), Is.False);
        await Bot.TurnToAsync("2026-11-29T10:00:00Z");
        Assert.That(InviteDesk.IsInvited(Bot.Anna), Is.False);
        await Bot.TurnToAsync("2026-11-30T08:00:00Z");

        Assert.That(InviteDesk.IsInvited(Bot.Anna), Is.True);
    }

    [Test]
    public async Task It_says_who_invites_to_what_why_and_what_a_yes_begins()
    {
        await desk.InviteAndConfirmAsync($"{InviteDesk.Engineering} feedback");
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        var words = InviteDesk.Words(Bot.Anna);
        Assert.That(words, Does.Contain($"<@{DemoWorkspace.Priya}> invites you to learn *Track feedback*: 3 lessons."));
        Assert.That(words, Does.Contain("Monday to Friday at 08:30, Stockholm time").And.Contain("nothing comes before it"));
        Assert.That(words, Does.Contain($"Why this? You are in <#{DemoWorkspace.EngineeringChannel}>").And.Contain("If you say nothing, nothing happens"));
    }

    [Test]
    public async Task One_click_begins_learning_with_the_rhythm_it_showed()
    {
        var anna = await AskedAsync();

        await anna.ClickAsync(InviteDesk.Last(anna), "Yes, start learning");

        Assert.That(InviteDesk.Words(anna), Does.Contain("You joined Track feedback").And.Contain("tomorrow at 08:30").And.Contain("Change my hour"));
        Assert.That(await Bot.QueryAsync<string>("select zone || ' ' || hour || ' ' || days from learner where user_id = @UserId", TestBot.Key(anna)), Is.EqualTo(new[] { "Europe/Stockholm 08:30:00 31" }));
        await Bot.TurnToAsync("2026-11-24T07:31:00Z");
        Assert.That(InviteDesk.Words(anna), Does.Contain("Lesson feedback-1"));
    }

    [Test]
    public async Task A_learner_just_joins_and_keeps_their_rhythm()
    {
        await desk.Lessons.EnrolAsync(Bot.Anna, "sql");
        await AskedAsync();
        Assert.That(InviteDesk.Words(Bot.Anna), Does.Not.Contain("A yes begins"));

        await Bot.Anna.ClickAsync(InviteDesk.Last(Bot.Anna), "Yes, join");

        Assert.That(await Bot.QueryAsync<string>("select track_id from enrolment where user_id = @UserId and left_at is null order by 1", TestBot.Key(Bot.Anna)), Is.EqualTo(new[] { "feedback", "sql" }));
        Assert.That(await Bot.ScalarAsync<int>("select days::int from learner where user_id = @UserId", TestBot.Key(Bot.Anna)), Is.EqualTo(127));
    }

    [Test]
    public async Task Choosing_another_hour_first_has_the_track_ticked()
    {
        var anna = await AskedAsync();

        await anna.ClickAsync(InviteDesk.Last(anna), "Choose my hour");
        await anna.SubmitAsync();

        Assert.That(await Bot.QueryAsync<string>("select track_id from enrolment where user_id = @UserId and left_at is null", TestBot.Key(anna)), Is.EqualTo(new[] { "feedback" }));
    }

    [Test]
    public async Task A_no_is_a_no_for_ever_and_ends_nothing_else()
    {
        var anna = await AskedAsync();

        await anna.ClickAsync(InviteDesk.Last(anna), "No, thanks");

        Assert.That(InviteDesk.Words(anna), Does.Contain("you are not asked about it again"));
        await desk.InviteAsync($"<@{anna.UserId}> feedback");
        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("nobody is left to invite"));
        await desk.InviteAsync($"<@{anna.UserId}> sql");
        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("Invite 1 person to *Track sql*?"));
    }

    [Test]
    public async Task Less_of_this_ends_all_invitations()
    {
        var anna = await AskedAsync();

        await anna.ClickAsync(InviteDesk.Last(anna), "Less of this");

        Assert.That(InviteDesk.Words(anna), Does.Contain("no more invitations"));
        await desk.InviteAsync($"<@{anna.UserId}> sql");
        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("nobody is left to invite"));
    }

    [Test]
    public async Task Who_said_stop_is_not_invited_even_when_they_say_it_after_the_owner_confirmed()
    {
        await desk.Lessons.EnrolAsync(Bot.Ben, "sql");
        await Bot.Ben.CommandAsync("/learn stop");
        await desk.InviteAsync($"<@{DemoWorkspace.Ben}> feedback");
        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("1 was asked before or wants quiet"));

        await desk.Lessons.EnrolAsync(Bot.Anna, "sql");
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");
        await Bot.ExecuteAsync("update learner set stopped_at = @Now, next_lesson_at = null where user_id = @UserId", new { Bot.Now, Bot.Anna.UserId });
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        Assert.That(InviteDesk.IsInvited(Bot.Anna), Is.False);
        Assert.That(await desk.InvitationsAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} feedback withdrawn" }));
    }

    [Test]
    public async Task Two_invitations_come_on_two_days()
    {
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> sql");

        await Bot.TurnToAsync("2026-11-23T15:00:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from invitation where state = 'asked'"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-11-24T08:00:00Z");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from invitation where state = 'asked'"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_track_joined_meanwhile_needs_no_invitation()
    {
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");
        await desk.Lessons.EnrolAsync(Bot.Anna, "feedback");

        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        Assert.That(InviteDesk.IsInvited(Bot.Anna), Is.False);
    }

    [Test]
    public async Task An_answer_that_was_lost_is_looked_up_and_not_asked_twice()
    {
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");
        desk.Network.LoseAnswer("chat.postMessage");
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        Bot.Machine.Advance(TimeSpan.FromMinutes(3));
        await Bot.SettleAsync();

        Assert.That(Bot.Anna.Messages().Count(message => LessonDesk.All(message).Contains("invites you", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Many_clicks_are_one_yes_and_an_old_one_does_not_undo_a_stop()
    {
        var anna = await AskedAsync();
        var message = InviteDesk.Last(anna);
        var yes = LessonDesk.Element(message, "invitation.yes");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => desk.Lessons.ClickOldAsync(anna, message, yes)));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from enrolment where user_id = @UserId", TestBot.Key(anna)), Is.EqualTo(1));

        await anna.CommandAsync("/learn leave feedback");
        await desk.Lessons.ClickOldAsync(anna, message, yes);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from enrolment where user_id = @UserId and left_at is null", TestBot.Key(anna)), Is.Zero, "who left since stays out");
        await anna.CommandAsync("/learn stop");
        await desk.Lessons.ClickOldAsync(anna, message, yes);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from learner where user_id = @UserId and stopped_at is null", TestBot.Key(anna)), Is.Zero);
        Assert.That(InviteDesk.Words(anna), Does.Contain("stopped learning since"));
    }

    [Test]
    public async Task Nobody_answers_for_somebody_else()
    {
        var anna = await AskedAsync();
        var message = InviteDesk.Last(anna);

        await desk.Lessons.ClickOldAsync(Bot.Erik, message, LessonDesk.Element(message, "invitation.yes"));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from learner"), Is.Zero);
        Assert.That(await desk.InvitationsAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} feedback asked" }));
    }

    [Test]
    public async Task An_owner_who_was_erased_is_a_colleague_in_what_they_sent()
    {
        await desk.InviteAndConfirmAsync($"<@{DemoWorkspace.Anna}> feedback");
        await Bot.ExecuteAsync("update invitation set invited_by = 'erased'");

        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        Assert.That(InviteDesk.Words(Bot.Anna), Does.Contain("A colleague invites you to learn").And.Not.Contain(DemoWorkspace.Priya));
    }

    [Test]
    public async Task What_happens_here_is_unknown_in_another_workspace()
    {
        var cleo = await Bot.AddCleoAsync();
        await desk.InviteAndConfirmAsync($"<@{cleo.UserId}> <@{DemoWorkspace.Anna}> feedback");
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");

        Assert.That(cleo.Messages(), Is.Empty);
        Assert.That((await desk.InvitationsAsync()).Select(one => one.Split(' ')[0]), Is.EqualTo(new[] { DemoWorkspace.Anna }));
    }
}
