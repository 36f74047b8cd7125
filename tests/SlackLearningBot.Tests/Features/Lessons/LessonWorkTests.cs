using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

internal sealed class LessonWorkTests
{
    private const string ReasonSql = "select reason from delivery where team_id = @TeamId and recipient = @UserId and kind = 'lesson.daily'";

    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task A_lesson_comes_with_its_text_its_question_and_what_to_do_with_it()
    {
        await desk.AddTrackAsync("a", 2);
        var anna = await desk.NewLearnerAsync("a");

        var message = await desk.SendAsync(anna);

        Assert.That(message.Text, Does.Contain("Read: Lesson a-1").And.Contain("What of a-1-q?").And.Contain("Wrong a-1"));
        Assert.That(LessonDesk.All(message), Does.Contain("Read · 1 min").And.Contain("Track a").And.Contain("The *text* of the lesson.")
            .And.Contain("Right a-1").And.Contain("Later").And.Contain("Not for me").And.Contain("Why this?"));
        Assert.That(LessonDesk.All(message), Does.Not.Contain("Because"), "the reasons come after the answer");
    }

    [Test]
    public async Task A_lesson_that_was_not_answered_comes_again_and_one_that_was_is_followed_by_the_next()
    {
        await desk.AddTrackAsync("a", 2);
        var anna = await desk.NewLearnerAsync("a");
        await desk.SendAsync(anna);

        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        var second = await desk.SendAsync(anna);
        await anna.ClickAsync(second, "Right a-1");
        await bot.TurnToAsync("2026-11-25T07:30:00Z");
        var third = await desk.SendAsync(anna);

        Assert.That(anna.Messages().Where(message => message.EphemeralTo is null).Select(message => message.Versions[0].Text.Split('.')[0]).Distinct().ToList(), Is.EqualTo(new[] { "Read: Lesson a-1", "Read: Lesson a-2" }));
        Assert.That(third.Text, Does.StartWith("Read: Lesson a-2"));
    }

    [Test]
    public async Task An_ignored_lesson_comes_three_times_and_stays_in_App_Home_while_the_next_one_comes()
    {
        await desk.AddTrackAsync("a", 2);
        var anna = await desk.NewLearnerAsync("a");
        for (var day = 23; day < 27; day++)
        {
            await bot.TurnToAsync($"2026-11-{day}T07:30:00Z");
            await desk.SendAsync(anna);
            await bot.TickAsync();
        }

        await anna.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(anna.Messages().Select(message => message.Text.Split('.')[0]), Is.EqualTo(
            new[] { "Read: Lesson a-1", "Read: Lesson a-1", "Read: Lesson a-1", "Read: Lesson a-2" }));
        Assert.That(anna.Home!.Body.ToJsonString(), Does.Contain("Still open when you feel like it").And.Contain($"p{anna.Messages()[2].Ts.Replace(".", "", StringComparison.Ordinal)}|Lesson a-1"));
    }

    [Test]
    public async Task The_last_reminder_says_that_the_lesson_does_not_come_again_by_itself()
    {
        await desk.AddTrackAsync("a", 1);
        var anna = await desk.NewLearnerAsync("a");
        await desk.SendAsync(anna);
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        await desk.SendAsync(anna);
        await bot.TurnToAsync("2026-11-25T07:30:00Z");

        await anna.ClickAsync(await desk.SendAsync(anna), "Why this?");

        Assert.That(LessonDesk.Remark(anna), Does.Contain("it stays in my *Home* tab").And.Not.Contain("comes again"));
    }

    [Test]
    public async Task Who_asks_gets_an_ignored_lesson_once_nothing_else_is_left_and_it_goes_when_it_is_answered()
    {
        await desk.AddTrackAsync("a", 1);
        var anna = await desk.NewLearnerAsync("a");
        await desk.SendAsync(anna);
        await bot.ExecuteAsync("update lesson_turn set times = 3");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        await desk.OweAsync(anna);
        await bot.SettleAsync();
        var pushed = anna.Messages().Count;

        await anna.CommandAsync("/learn today");
        await bot.SettleAsync();
        await anna.ClickAsync(anna.Messages().Last(message => message.EphemeralTo is null), "Right a-1");
        await bot.TurnToAsync("2026-11-25T07:30:00Z");
        await anna.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(pushed, Is.EqualTo(1));
        Assert.That(await desk.StateAsync(anna, "a-1"), Is.EqualTo("done"));
        Assert.That(anna.Home!.Body.ToJsonString(), Does.Not.Contain("Still open"));
    }

    [Test]
    public async Task Tracks_take_turns()
    {
        await desk.AddTrackAsync("a", 2);
        await desk.AddTrackAsync("b", 2);
        var anna = await desk.NewLearnerAsync("a", "b");

        var first = await desk.SendAsync(anna);
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        var second = await desk.SendAsync(anna);

        Assert.That(first.Text, Does.StartWith("Read: Lesson a-1"));
        Assert.That(second.Text, Does.StartWith("Read: Lesson b-1"));
    }

    [Test]
    public async Task Asked_for_again_after_a_crash_between_choosing_and_posting_it_is_the_same_lesson()
    {
        await desk.AddTrackAsync("a", 2);
        await desk.AddTrackAsync("b", 2);
        var anna = await desk.NewLearnerAsync("a", "b");
        await desk.OweAsync(anna);
        var work = (IMessageWork)bot.Services.GetServices<IWork>().Single(work => work.Kind == Asked.Lesson);
        var id = await bot.ScalarAsync<Guid>("select id from delivery where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId });
        var delivery = new Delivery
        {
            Id = id, TeamId = anna.Workspace.TeamId, Recipient = anna.UserId, Kind = Asked.Lesson, Slot = "2026-11-23", Class = DeliveryClass.Nudge, Timing = Timing.TheirHour,
            Value = 0, Payload = "{}", DueAt = bot.Now, Attempts = 1, LeaseUntil = bot.Now, AttemptedAt = bot.Now, Unsure = false,
        };

        var crashed = await work.RenderAsync(delivery, CancellationToken.None);
        await bot.ExecuteAsync("update enrolment set joined_at = @Early where track_id = 'b'", new { Early = bot.Now.AddYears(-1) });
        await bot.SettleAsync();

        Assert.That(((Rendering.Post)crashed).Message.Text.Text, Does.StartWith("Read: Lesson a-1"));
        Assert.That(anna.Messages().Single().Text, Is.EqualTo(((Rendering.Post)crashed).Message.Text.Text));
    }

    [Test]
    public async Task Nothing_is_sent_and_nothing_said_when_no_lesson_is_left()
    {
        await desk.AddEmptyTrackAsync("a");
        var anna = await desk.NewLearnerAsync("a");

        await desk.OweAsync(anna);
        await bot.SettleAsync();

        Assert.That(anna.Messages(), Is.Empty);
        Assert.That(await ReasonAsync(anna), Is.EqualTo("no lesson is left"));
    }

    [TestCase("update learner set stopped_at = joined_at, next_lesson_at = null")]
    [TestCase("delete from learner")]
    public async Task Nothing_is_sent_to_who_stopped_or_never_said_yes(string sql)
    {
        await desk.AddTrackAsync("a", 1);
        var anna = await desk.NewLearnerAsync("a");
        await desk.OweAsync(anna);
        await bot.ExecuteAsync(sql);

        await bot.SettleAsync();

        Assert.That(anna.Messages(), Is.Empty);
        Assert.That(await ReasonAsync(anna), Is.EqualTo("no learner, or stopped"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_turn"), Is.Zero);
    }

    [Test]
    public async Task Yesterdays_lesson_is_not_sent_today()
    {
        await desk.AddTrackAsync("a", 1);
        var anna = await desk.NewLearnerAsync("a");
        await desk.OweAsync(anna);

        await bot.TurnToAsync("2026-11-24T00:00:00Z");

        Assert.That(anna.Messages(), Is.Empty);
        Assert.That(await ReasonAsync(anna), Is.EqualTo("the day is over"));
    }

    [Test]
    public async Task Two_senders_at_once_choose_one_lesson()
    {
        await desk.AddTrackAsync("a", 3);
        var anna = await desk.NewLearnerAsync("a");
        await desk.OweAsync(anna);
        var work = (IMessageWork)bot.Services.GetServices<IWork>().Single(work => work.Kind == Asked.Lesson);
        var id = await bot.ScalarAsync<Guid>("select id from delivery where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId });
        var delivery = new Delivery
        {
            Id = id, TeamId = anna.Workspace.TeamId, Recipient = anna.UserId, Kind = Asked.Lesson, Slot = "2026-11-23",
            Class = DeliveryClass.Nudge, Timing = Timing.TheirHour, Value = 0, Payload = "{}", DueAt = bot.Now, Attempts = 1, LeaseUntil = bot.Now, AttemptedAt = bot.Now, Unsure = false,
        };

        var rendered = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => work.RenderAsync(delivery, CancellationToken.None)));

        Assert.That(rendered.Cast<Rendering.Post>().Select(post => post.Message.Text).Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_turn"), Is.EqualTo(1));
    }

    [Test]
    public async Task Why_this_answers_in_two_lines()
    {
        await desk.AddTrackAsync("a", 2);
        await desk.AddTrackAsync("b", 2);
        var anna = await desk.NewLearnerAsync("a", "b");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Why this?");

        Assert.That(LessonDesk.Remark(anna), Does.Contain("It is lesson 1 of 2 in *Track a*, a track you joined and have not begun. What speaks for it: variety 24 of 30, your time 10 of 10 points.\nIf you skip it, another of your tracks has its turn on Friday 1 January, and this lesson comes again on a later day. Nothing is lost."));
    }

    [Test]
    public async Task A_long_lesson_shows_its_beginning_and_opens_the_rest()
    {
        await desk.AddEmptyTrackAsync("a");
        await desk.AddLessonAsync("a", new TestLesson("long") { Body = string.Join("\n\n", Enumerable.Range(1, 400).Select(at => $"Paragraph {at} of many words that say little.")) });
        var anna = await desk.NewLearnerAsync("a");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Read the rest");

        Assert.That(LessonDesk.All(message), Does.Contain("Paragraph 1 of").And.Not.Contain("Paragraph 300 of"));
        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("Paragraph 300 of").And.Not.Contain("Paragraph 1 of"));
    }

    [Test]
    public async Task A_lesson_without_a_question_ends_in_Done()
    {
        await desk.AddEmptyTrackAsync("a");
        await desk.AddLessonAsync("a", new TestLesson("walk") { Format = "do", Minutes = 5 });
        await desk.AddLessonAsync("a", new TestLesson("run"));
        var anna = await desk.NewLearnerAsync("a");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Done");
        await anna.ClickAsync(message, "Done");

        Assert.That(LessonDesk.All(message), Does.Contain("Do · 5 min").And.Contain("✓ Done. Your next lesson comes tomorrow at 08:30."));
        Assert.That(await desk.StateAsync(anna, "walk"), Is.EqualTo("done"));
    }

    private Task<string?> ReasonAsync(PersonHands person) => bot.ScalarAsync<string>(ReasonSql, new { person.Workspace.TeamId, person.UserId });
}
