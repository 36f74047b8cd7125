using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

internal sealed class LaterTests
{
    private const string DueSql = """
        select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') || ' ' || to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')
          from delivery where recipient = @UserId and kind = 'lesson.again' order by slot
        """;

    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<PersonHands> StartAsync(string at)
    {
        bot = await TestBot.StartAsync(at);
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 2);
        return await desk.NewLearnerAsync("t");
    }

    [TestCase("In 1 hour", "2026-11-23T08:30 2026-11-23T23:00", "today at 09:30")]
    [TestCase("Tomorrow", "2026-11-24T07:30 2026-11-24T23:00", "tomorrow at 08:30")]
    [TestCase("On Monday", "2026-11-30T07:30 2026-11-30T23:00", "on Monday, 30 November at 08:30")]
    public async Task Later_changes_the_message_and_brings_the_lesson_back_then(string words, string due, string said)
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, words);

        Assert.That(message.Text, Is.EqualTo($"*Later:* Lesson t-1 comes back {said}."));
        Assert.That(await DueAsync(anna), Is.EqualTo(new[] { due }));
    }

    [TestCase("2026-03-28T07:30:00Z", "Tomorrow", "2026-03-29T06:30 2026-03-29T22:00", TestName = "Tomorrow_over_the_start_of_summer_time_is_the_learners_hour")]
    [TestCase("2026-10-24T06:30:00Z", "Tomorrow", "2026-10-25T07:30 2026-10-25T23:00", TestName = "Tomorrow_over_the_end_of_summer_time_is_the_learners_hour")]
    [TestCase("2026-03-27T07:30:00Z", "On Monday", "2026-03-30T06:30 2026-03-30T22:00", TestName = "Monday_after_the_start_of_summer_time_is_the_learners_hour")]
    [TestCase("2026-03-29T00:30:00Z", "In 1 hour", "2026-03-29T01:30 2026-03-29T22:00", TestName = "One_hour_is_sixty_minutes_whatever_the_clocks_do")]
    public async Task Later_over_a_change_of_the_clocks(string at, string words, string due)
    {
        var anna = await StartAsync(at);
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, words);

        Assert.That(await DueAsync(anna), Is.EqualTo(new[] { due }));
    }

    [Test]
    public async Task On_a_date_asks_for_the_day_and_changes_the_message_through_the_outbox()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "On a date …");

        var yesterday = await anna.SubmitAsync(Day("2026-11-22"));
        var far = await anna.SubmitAsync(Day("2028-01-01"));
        var empty = await anna.SubmitAsync(Day(null));
        var good = await anna.SubmitAsync(Day("2026-12-24"));
        await bot.SettleAsync();

        Assert.That((string?)yesterday.Errors?["day"], Is.EqualTo("Please choose a day from 24 November 2026 to 22 May 2027."));
        Assert.That(far.Errors, Is.Not.Null);
        Assert.That(empty.Errors, Is.Not.Null);
        Assert.That(good.Ok, Is.True, good.Message);
        Assert.That(anna.Modal, Is.Null);
        Assert.That(await DueAsync(anna), Is.EqualTo(new[] { "2026-12-24T07:30 2026-12-24T23:00" }));
        Assert.That(message.Text, Does.Contain("comes back on Thursday, 24 December at 08:30"));
    }

    [Test]
    public async Task A_date_beyond_a_change_of_the_clocks_is_the_learners_hour()
    {
        var anna = await StartAsync("2026-03-20T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "On a date …");

        await anna.SubmitAsync(Day("2026-03-29"));

        Assert.That(await DueAsync(anna), Is.EqualTo(new[] { "2026-03-29T06:30 2026-03-29T22:00" }));
    }

    [Test]
    public async Task Somebody_elses_form_changes_nothing()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "On a date …");
        var form = anna.Modal!;
        await bot.ExecuteAsync("update lesson_turn set user_id = 'U0SOMEBODY'");

        await anna.SubmitAsync(Day("2026-12-24"), form);

        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("sent to somebody else"));
        Assert.That(await bot.ScalarAsync<int>("select snoozes from lesson_turn"), Is.Zero);
    }

    [Test]
    public async Task A_form_that_names_somebody_elses_message_leaves_that_alone()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        await desk.SendAsync(anna);
        var ben = await desk.NewLearnerAsync("t");
        await desk.SendAsync(ben);
        var turn = await bot.ScalarAsync<long>("select turn_id from lesson_turn where user_id = @UserId", new { anna.UserId });
        var his = await bot.ScalarAsync<Guid>("select id from delivery where recipient = @UserId and kind = 'lesson.daily'", new { ben.UserId });

        var outcome = await bot.Services.GetRequiredService<SlackLearningBot.Features.Lessons.TurnChanges>().PutOffAsync(
            TestBot.Key(anna), new(his, turn, 0, SlackLearningBot.Blocks.LaterChoice.OnDay), new SlackLearningBot.Learning.Cadence.Snooze.Tomorrow(), CancellationToken.None);

        Assert.That(outcome, Is.InstanceOf<SlackLearningBot.Features.Lessons.PutOff.Shown>());
        Assert.That(((SlackLearningBot.Features.Lessons.PutOff.Shown)outcome).Message, Is.Null);
    }

    [Test]
    public async Task What_was_answered_meanwhile_does_not_come_back()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        var right = LessonDesk.Element(message, "Right t-1");
        await anna.ClickAsync(message, "In 1 hour");
        await desk.ClickOldAsync(anna, message, right);

        await bot.TurnToAsync("2026-11-23T08:30:00Z");

        Assert.That(anna.Messages(), Has.Count.EqualTo(1));
        Assert.That(await bot.ScalarAsync<string>("select reason from delivery where kind = 'lesson.again'"), Is.EqualTo("not put off any more"));
    }

    [Test]
    public async Task Later_twice_at_once_counts_once()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        var menu = LessonDesk.Element(message, "lesson.later");

        await Task.WhenAll(
            desk.ClickOldAsync(anna, message, menu, "In 1 hour"), desk.ClickOldAsync(anna, message, menu, "Tomorrow"), desk.ClickOldAsync(anna, message, menu, "In 1 hour"));

        Assert.That(await bot.ScalarAsync<int>("select snoozes from lesson_turn"), Is.EqualTo(1));
        Assert.That(await DueAsync(anna), Has.Count.EqualTo(1));
        Assert.That(message.Text, Does.StartWith("*Later:*"));
    }

    [Test]
    public async Task It_comes_back_once_and_can_be_answered_there()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "In 1 hour");

        await bot.TurnToAsync("2026-11-23T08:29:00Z");
        var before = anna.Messages().Count;
        await bot.TurnToAsync("2026-11-23T08:30:00Z");
        await bot.TurnToAsync("2026-11-23T09:30:00Z");
        var again = anna.Messages()[^1];
        await anna.ClickAsync(again, "Right t-1");

        Assert.That(before, Is.EqualTo(1));
        Assert.That(anna.Messages(), Has.Count.EqualTo(2));
        Assert.That(LessonDesk.All(again), Does.Contain("✅ Right t-1"));
        Assert.That(await desk.StateAsync(anna, "t-1"), Is.EqualTo("done"));
    }

    [TestCase("Show it now", "not put off any more")]
    [TestCase("Tomorrow", "not put off any more")]
    public async Task What_was_brought_back_or_put_off_anew_does_not_come_at_the_old_time(string words, string reason)
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "In 1 hour");
        await anna.ClickAsync(message, words);

        await bot.TurnToAsync("2026-11-23T08:30:00Z");

        Assert.That(anna.Messages(), Has.Count.EqualTo(1));
        Assert.That(await bot.ScalarAsync<string>("select reason from delivery where slot = 't-1:1'"), Is.EqualTo(reason));
    }

    [Test]
    public async Task Who_stopped_is_told_that_nothing_comes_back()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("update learner set stopped_at = joined_at, next_lesson_at = null");

        await anna.ClickAsync(message, "Tomorrow");

        Assert.That(LessonDesk.Remark(anna), Does.Contain("You get no lessons yet"));
        Assert.That(await DueAsync(anna), Is.Empty);
    }

    [Test]
    public async Task Put_off_until_Monday_the_track_goes_on_tomorrow()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "On Monday");

        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        var next = await desk.SendAsync(anna);

        Assert.That(next.Text, Does.StartWith("Read: Lesson t-2"));
    }

    [Test]
    public async Task Not_for_me_puts_it_aside_with_an_undo_and_the_track_goes_on()
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Not for me");
        var aside = (message.Text, await desk.StateAsync(anna, "t-1"));
        await anna.ClickAsync(message, "Undo");
        var undone = (LessonDesk.All(message), await desk.StateAsync(anna, "t-1"));
        await anna.ClickAsync(message, "Not for me");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        var next = await desk.SendAsync(anna);

        Assert.That(aside, Is.EqualTo(("*Put aside:* Lesson t-1 does not come again. Your next lesson comes tomorrow at 08:30.", "put_aside")));
        Assert.That(undone.Item1, Does.Contain("What of t-1-q?"));
        Assert.That(undone.Item2, Is.EqualTo("open"));
        Assert.That(next.Text, Does.StartWith("Read: Lesson t-2"));
    }

    [TestCase("Not for me")]
    [TestCase("Why this?")]
    [TestCase("Tomorrow")]
    public async Task Another_persons_click_changes_nothing(string words)
    {
        var anna = await StartAsync("2026-11-23T07:30:00Z");
        var message = await desk.SendAsync(anna);
        var ben = await desk.NewLearnerAsync("t");
        var his = await desk.SendAsync(ben);

        await desk.ClickOldAsync(ben, his, LessonDesk.Element(message, words), words);

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await desk.StateAsync(anna, "t-1"), Is.EqualTo("open"));
        Assert.That(await bot.ScalarAsync<int>("select sum(snoozes)::int from lesson_turn"), Is.Zero);
    }

    private async Task<IReadOnlyList<string>> DueAsync(PersonHands person) => await bot.QueryAsync<string>(DueSql, new { person.UserId });

    private static JsonObject Day(string? day) => new()
    {
        ["day"] = new JsonObject { ["lesson.later_day"] = new JsonObject { ["type"] = "datepicker", ["selected_date"] = day } },
    };
}
