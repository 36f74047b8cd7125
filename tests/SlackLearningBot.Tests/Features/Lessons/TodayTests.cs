using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

internal sealed class TodayTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 2);
        await desk.AddEmptyTrackAsync("empty");
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task It_posts_the_lesson_and_answers_with_its_link()
    {
        var anna = await desk.NewLearnerAsync("t");

        var asking = AskAsync(anna);
        await bot.SettleAsync();
        while (!asking.IsCompleted && Lessons(anna).Count == 0)
        {
            await bot.SettleAsync();
        }

        await asking;

        var message = Lessons(anna).Single();
        Assert.That(LessonDesk.Remark(anna), Does.Contain("Here is today's lesson").And.Contain($"archives/{anna.Dm}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}|Lesson t-1"));
    }

    [Test]
    public async Task It_says_that_the_lesson_is_on_its_way_when_sending_takes_longer()
    {
        var anna = await desk.NewLearnerAsync("t");

        await AskAsync(anna);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("on its way"));
        Assert.That(await bot.ScalarAsync<short>("select class from delivery where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId }), Is.Zero);
    }

    [Test]
    public async Task A_lesson_that_was_sent_is_found_and_not_sent_again()
    {
        var anna = await desk.NewLearnerAsync("t");
        await desk.SendAsync(anna);

        await AskAsync(anna);
        await AskAsync(anna);
        await bot.SettleAsync();

        Assert.That(Lessons(anna), Has.Count.EqualTo(1));
        Assert.That(LessonDesk.Remark(anna), Does.Contain("Here is today's lesson"));
    }

    [Test]
    public async Task A_lesson_that_waits_as_a_nudge_is_brought_forward_even_in_a_pause()
    {
        var anna = await desk.NewLearnerAsync("t");
        await desk.OweAsync(anna);
        await bot.ExecuteAsync(
            "insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, 'infinity')", new { anna.Workspace.TeamId, anna.UserId });
        await bot.SettleAsync();
        var quiet = Lessons(anna).Count;

        await AskAsync(anna);
        await bot.SettleAsync();

        Assert.That(quiet, Is.Zero);
        Assert.That(Lessons(anna), Has.Count.EqualTo(1));
    }

    [TestCase("state = 'dropped', reason = 'paused', finished_at = due_at")]
    [TestCase("state = 'dead', reason = 'fatal_error', finished_at = due_at")]
    public async Task A_lesson_that_was_given_up_can_be_asked_for_again(string change)
    {
        var anna = await desk.NewLearnerAsync("t");
        await desk.OweAsync(anna);
        await bot.ExecuteAsync($"update delivery set {change} where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId });

        await AskAsync(anna);
        await bot.SettleAsync();

        Assert.That(Lessons(anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Asking_while_it_is_being_sent_does_not_send_it_twice()
    {
        var anna = await desk.NewLearnerAsync("t");
        await desk.OweAsync(anna);
        await bot.ExecuteAsync("update delivery set state = 'sending', leased_by = 'x', lease_until = due_at + interval '1 hour' where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId });

        await AskAsync(anna);

        Assert.That(await bot.ScalarAsync<bool>("select again from delivery where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId }), Is.False);
        Assert.That(LessonDesk.Remark(anna), Does.Contain("on its way"));
    }

    [Test]
    public async Task Three_wishes_at_once_are_one_message()
    {
        var anna = await desk.NewLearnerAsync("t");

        await Task.WhenAll(AskAsync(anna), AskAsync(anna), AskAsync(anna));
        await bot.SettleAsync();

        Assert.That(Lessons(anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_done_is_said_with_the_time_of_the_next()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Right t-1");

        await AskAsync(anna);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("You have done today's lesson already").And.Contain("Your next lesson comes tomorrow at 08:30."));
        Assert.That(Lessons(anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_put_off_or_aside_is_said_so()
    {
        var anna = await desk.NewLearnerAsync("t");
        var ben = await desk.NewLearnerAsync("t");
        await anna.ClickAsync(await desk.SendAsync(anna), "Tomorrow");
        await ben.ClickAsync(await desk.SendAsync(ben), "Not for me");

        await AskAsync(anna);
        await AskAsync(ben);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("You put today's lesson off").And.Contain("comes back tomorrow at 08:30"));
        Assert.That(LessonDesk.Remark(ben), Does.Contain("You put today's lesson aside"));
    }

    [Test]
    public async Task Without_a_track_or_with_none_left_the_catalogue_is_offered()
    {
        var anna = await desk.NewLearnerAsync();
        var ben = await desk.NewLearnerAsync("empty");
        await desk.AddTrackAsync("short", 1);
        var cleo = await desk.NewLearnerAsync("short");
        await bot.ExecuteAsync(
            "insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, 'short-1', 'short', '2026-11-20', 'done', @Now)",
            new { cleo.Workspace.TeamId, cleo.UserId, bot.Now });

        await Task.WhenAll(AskAsync(anna), AskAsync(ben), AskAsync(cleo));

        Assert.That(LessonDesk.Remark(anna), Does.Contain("joined no track yet").And.Contain("catalog.open"));
        Assert.That(LessonDesk.Remark(ben), Does.Contain("catalog.open"));
        Assert.That(LessonDesk.Remark(cleo), Does.Contain("finished all your tracks").And.Contain("catalog.open"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'lesson.daily' and recipient = any(@Ids)", new { Ids = new[] { anna.UserId, ben.UserId, cleo.UserId } }), Is.Zero);
    }

    [Test]
    public async Task When_all_that_is_left_was_put_off_its_time_is_said()
    {
        await desk.AddTrackAsync("one", 1);
        var anna = await desk.NewLearnerAsync("one");
        await bot.ExecuteAsync(
            """
            insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, snoozes, comes_back_at)
            values (@TeamId, @UserId, 'one-1', 'one', '2026-11-20', 1, '2026-11-27T07:30:00Z')
            """, new { anna.Workspace.TeamId, anna.UserId });

        await AskAsync(anna);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("What you put off comes back on Friday at 08:30."));
    }

    [Test]
    public async Task Who_is_no_learner_is_invited()
    {
        await bot.Erik.SayAsync("hello");

        await AskAsync(bot.Erik);

        Assert.That(LessonDesk.Remark(bot.Erik), Does.Contain("No lessons come to you").And.Contain("welcome.open"));
    }

    [Test]
    public async Task App_Home_shows_the_day_as_it_goes()
    {
        var anna = await desk.NewLearnerAsync("t");
        var ahead = await HomeAsync(anna);
        var message = await desk.SendAsync(anna);
        var open = await HomeAsync(anna);
        await anna.ClickAsync(message, "Wrong t-1");
        var done = await HomeAsync(anna);

        Assert.That(ahead, Does.Contain("Your next lesson comes today at 08:30.").And.Contain("lesson.today"));
        Assert.That(open, Does.Contain("|Lesson t-1>").And.Contain("lesson.today"));
        Assert.That(done, Does.Contain("*Done:*").And.Contain("❌ not quite").And.Contain("tomorrow at 08:30"));
        Assert.That(await HomeAsync(bot.Kenji), Is.EqualTo("[]"), "no learner, nothing to say");
    }

    private async Task<string> HomeAsync(PersonHands person) => SlackJson.Write(
        await bot.Services.GetServices<IHomeSection>().Single(section => section.Order == 10).RenderAsync(TestBot.Key(person), CancellationToken.None));

    /// <summary>The button that App Home and other messages carry, pressed on any message.</summary>
    private async Task AskAsync(PersonHands person)
    {
        if (person.Messages().Count == 0)
        {
            await person.SayAsync("hello");
        }

        await desk.ClickOldAsync(person, person.Messages()[0], new JsonObject { ["type"] = "button", ["action_id"] = "lesson.today", ["value"] = null });
    }

    private static List<Message> Lessons(PersonHands person) =>
        [.. person.Messages().Where(message => message.EphemeralTo is null && message.Versions[0].Text.StartsWith("Read: ", StringComparison.Ordinal))];
}
