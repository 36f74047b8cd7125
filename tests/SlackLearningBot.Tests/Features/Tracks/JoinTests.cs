using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Tracks;

/// <summary><c>/learn join</c> and <c>/learn leave</c>.</summary>
internal sealed class JoinTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(withStarter: true);
        await bot.MakeLearnerAsync(bot.Anna);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<string> TypeAsync(string text) => (await bot.Anna.CommandAsync(text)).Ephemeral?.Shown() ?? "";

    [TestCase("feedback")]
    [TestCase("FEEDBACK people can use")]
    public async Task A_track_is_joined_by_id_or_title(string words)
    {
        var answer = await TypeAsync($"/learn join {words}");

        Assert.That(answer, Does.Contain("You joined *Feedback people can use*"));
        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "feedback" }));
    }

    [Test]
    public async Task Joining_twice_says_so()
    {
        await TypeAsync("/learn join feedback");

        var answer = await TypeAsync("/learn join feedback");

        Assert.That(answer, Does.Contain("had joined *Feedback people can use* already"));
    }

    [Test]
    public async Task A_slip_is_asked_back_and_joined_with_one_click()
    {
        var result = await bot.Anna.CommandAsync("/learn join fedback");
        var asked = result.Ephemeral!.Shown();
        var before = await bot.JoinedAsync(bot.Anna);

        await bot.Anna.ClickAsync(result.Ephemeral!, "Feedback people can use");

        Assert.That(asked, Does.Contain("Did you mean *Feedback people can use*?"));
        Assert.That(before, Is.Empty);
        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "feedback" }));
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("You joined *Feedback people can use*"));
    }

    [Test]
    public async Task Leaving_keeps_the_place_for_the_day_one_comes_back()
    {
        await TypeAsync("/learn join feedback");
        await DoLessonAsync("feedback-what-you-saw");

        var left = await TypeAsync("/learn leave feedback");
        var leftAgain = await TypeAsync("/learn leave feedback");
        var back = await TypeAsync("/learn join feedback");

        Assert.That(left, Does.Contain("You left *Feedback people can use*"));
        Assert.That(leftAgain, Does.Contain("You are not in *Feedback people can use*"));
        Assert.That(back, Does.Contain("You go on where you left off"));
        Assert.That(await TypeAsync("/learn progress"), Does.Contain("1 of 6 lessons"));
    }

    [Test]
    public async Task Leave_alone_lists_what_can_be_left()
    {
        await TypeAsync("/learn join feedback");
        await TypeAsync("/learn join sql-performance");

        var result = await bot.Anna.CommandAsync("/learn leave");
        await bot.Anna.ClickAsync(result.Ephemeral!, "tracks.leave:feedback");

        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "sql-performance" }));
    }

    [Test]
    public async Task Join_alone_opens_the_catalogue()
    {
        await bot.Anna.CommandAsync("/learn join");

        Assert.That(bot.Anna.Modal?.Shown(), Does.Contain("tracks.join:feedback"));
    }

    [TestCase("<!channel> ping")]
    [TestCase("'; delete from enrolment; --")]
    [TestCase("🦄 nothing like it")]
    public async Task Words_that_name_no_track_come_back_harmless_with_the_catalogue(string words)
    {
        var answer = await TypeAsync($"/learn join {words}");

        Assert.That(answer, Does.Contain("I found no track called").And.Contain("catalog.open").And.Not.Contain("<!channel>"));
    }

    [Test]
    public async Task Progress_tells_lessons_first_answers_and_the_weeks_days()
    {
        await TypeAsync("/learn join feedback");
        await DoLessonAsync("feedback-what-you-saw");
        await AnswerAsync("feedback-blur-words", isRight: false, occasion: "lesson:feedback-blur-words", "2026-11-23");
        await AnswerAsync("feedback-blur-words", isRight: true, occasion: "again", "2026-11-24");
        await bot.TurnToAsync("2026-11-25T12:00:00Z");

        var answer = await TypeAsync("/learn progress");

        Assert.That(answer, Does.Contain("1 of 6 lessons").And.Not.Contain("0 of 1 question").And.Contain("learnt on Monday and Tuesday"));
    }

    [Test]
    public async Task Progress_without_a_track_shows_the_way_to_one()
    {
        Assert.That(await TypeAsync("/learn progress"), Does.Contain("You have not joined a track yet").And.Contain("catalog.open"));
    }

    private Task DoLessonAsync(string lesson) => bot.ExecuteAsync(
        """
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at)
        values (@TeamId, @UserId, @Lesson, 'feedback', '2026-11-23', 'done', @Now)
        """,
        new { TestBot.Key(bot.Anna).TeamId, bot.Anna.UserId, Lesson = lesson, Now = bot.Now.UtcDateTime });

    private Task AnswerAsync(string lesson, bool isRight, string occasion, string day) => bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
        select gen_random_uuid(), q.team_id, @UserId, q.question_id, 1, q.lesson_id, @Occasion, gen_random_uuid(), 0, 'x', @IsRight, 1, @Day::date, @Day::date
          from question q where q.team_id = @TeamId and q.lesson_id = @Lesson limit 1
        """,
        new { TestBot.Key(bot.Anna).TeamId, bot.Anna.UserId, Lesson = lesson, IsRight = isRight, Occasion = occasion, Day = day });
}
