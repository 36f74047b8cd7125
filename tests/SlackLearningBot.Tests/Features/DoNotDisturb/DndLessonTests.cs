using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.DoNotDisturb;

/// <summary>A learner whose lesson comes at 08:30, and who does not want to be disturbed then.</summary>
internal sealed class DndLessonTests
{
    private TestBot bot = null!;
    private PersonHands learner = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        var lessons = new LessonDesk(bot);
        await lessons.AddTrackAsync("t", 5);
        learner = await lessons.NewLearnerAsync("t");
        await bot.ExecuteAsync(
            """
            update learner set next_lesson_at = '2026-11-23T07:30Z';
            insert into contact (team_id, user_id, zone, days) select team_id, user_id, zone, days from learner
            """);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task The_lesson_comes_when_the_pause_of_notifications_ends()
    {
        await bot.TurnToAsync("2026-11-23T07:20:00Z");
        await learner.SnoozeAsync(60);
        await bot.TurnToAsync("2026-11-23T08:19:00Z");
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 waiting do not disturb" }));

        await bot.TurnToAsync("2026-11-23T08:20:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 sent" }));
    }

    [Test]
    public async Task Whoever_ends_the_pause_early_gets_it_then()
    {
        await bot.TurnToAsync("2026-11-23T07:20:00Z");
        await learner.SnoozeAsync(480);
        await bot.TurnToAsync("2026-11-23T07:31:00Z");
        await learner.SnoozeAsync(0);
        await bot.SettleAsync();

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 sent" }));
    }

    [Test]
    public async Task A_nightly_schedule_that_was_never_told_of_is_read_before_the_lesson()
    {
        await bot.Slack.PutPersonAsync(learner.Workspace, learner.Me with { Quiet = new QuietHours(new(21, 0), new(9, 0)) });
        await bot.TurnToAsync("2026-11-23T06:40:00Z");
        await bot.TurnToAsync("2026-11-23T07:45:00Z");
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 waiting do not disturb" }));

        await bot.TurnToAsync("2026-11-23T08:00:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 sent" }));
    }

    [Test]
    public async Task Do_not_disturb_until_the_evening_is_a_day_without_a_lesson()
    {
        await bot.TurnToAsync("2026-11-23T07:20:00Z");
        await learner.SnoozeAsync(720);
        await bot.TurnToAsync("2026-11-23T07:31:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 dropped do not disturb" }));
    }

    [Test]
    public async Task What_is_not_known_holds_nothing_back()
    {
        bot.Slack.World.Calls.Clear();
        await bot.Slack.PutPersonAsync(learner.Workspace, learner.Me with { Quiet = new QuietHours(new(21, 0), new(9, 0)) });
        await bot.ExecuteAsync("delete from contact");

        await bot.TurnToAsync("2026-11-23T07:30:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "2026-11-23 sent" }));
    }

    private Task<IReadOnlyList<string>> LessonsAsync() => bot.QueryAsync<string>(
        "select slot || ' ' || state || case when state <> 'sent' then coalesce(' ' || reason, '') else '' end from delivery where kind = 'lesson.daily' order by slot");
}
