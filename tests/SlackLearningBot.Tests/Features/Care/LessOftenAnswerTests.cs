using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Features.Care;

/// <summary>What the buttons below "Shall I come less often?" do.</summary>
internal sealed class LessOftenAnswerTests
{
    private CareDesk desk = null!;

    [SetUp]
    public async Task Ask()
    {
        desk = await CareDesk.StartAsync();
        await desk.PassAsync(4); // Thursday 26 November
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [TestCase("Keep it as it is", "127", "nothing changes")]
    [TestCase("Monday, Wednesday and Friday", "21", "Lessons come Monday, Wednesday and Friday at 08:30, Stockholm time now. Your next one comes tomorrow at 08:30")]
    [TestCase("Once a week, on Monday", "1", "Lessons come every Monday at 08:30, Stockholm time now. Your next one comes on Monday at 08:30")]
    [TestCase("Pause for two weeks", "127", "Paused for two weeks.* Your next one comes on Thursday 10 December at 08:30")]
    [TestCase("Stop", null, "*Stopped.*")]
    public async Task One_click_changes_the_rhythm_and_the_message_says_so(string button, string? days, string words)
    {
        var messages = desk.Learner.Messages().Count;
        var ask = desk.Last();
        var keep = LessonDesk.Element(ask, "Keep it as it is");

        var result = await desk.Learner.ClickAsync(ask, button);
        Assert.That(result.Ok, Is.True, result.Message);
        Assert.That(desk.Words(), Does.Contain(words));
        var first = desk.Last().Text;
        await desk.Lessons.ClickOldAsync(desk.Learner, ask, keep); // from a copy of the message that was not refreshed

        Assert.That(desk.Last().Text, Is.EqualTo(first), "a second click shows what the first one did");
        Assert.That(await desk.DaysAsync(), Is.EqualTo(days));
        Assert.That(desk.Learner.Messages(), Has.Count.EqualTo(messages), "the message changed in place");
    }

    [Test]
    public async Task Two_clicks_at_once_do_one_thing()
    {
        var ask = desk.Last();
        var (half, one) = (LessonDesk.Element(ask, "Monday, Wednesday and Friday"), LessonDesk.Element(ask, "Once a week, on Monday"));

        await Task.WhenAll(
            desk.Lessons.ClickOldAsync(desk.Learner, ask, half), desk.Lessons.ClickOldAsync(desk.Learner, ask, one),
            desk.Lessons.ClickOldAsync(desk.Learner, ask, half), desk.Lessons.ClickOldAsync(desk.Learner, ask, one));

        Assert.That(await desk.Bot.QueryAsync<short>("select days_after from less_often"), Is.EqualTo(new[] { short.Parse((await desk.DaysAsync())!) }));
    }

    [TestCase("Monday, Wednesday and Friday")]
    [TestCase("Pause for two weeks")]
    public async Task Undo_brings_back_what_was(string button)
    {
        var ask = desk.Last();
        await desk.Learner.ClickAsync(ask, button);
        var undo = LessonDesk.Element(desk.Last(), "Undo");

        await desk.Learner.ClickAsync(desk.Last(), "Undo");
        Assert.That(desk.Words(), Does.Contain("*As before:* lessons come every day at 08:30"));
        await desk.Lessons.ClickOldAsync(desk.Learner, ask, undo);
        await desk.PassAsync(1);

        Assert.That((await desk.DaysAsync(), (await desk.CameAsync())[^1]), Is.EqualTo(("127", "27 lesson.daily")));
    }

    [Test]
    public async Task Undo_leaves_alone_what_was_changed_since()
    {
        await desk.Learner.ClickAsync(desk.Last(), "Monday, Wednesday and Friday");
        await desk.Learner.CommandAsync("/learn time 09:00 tue");

        await desk.Learner.ClickAsync(desk.Last(), "Undo");

        Assert.That(await desk.DaysAsync(), Is.EqualTo("2"));
        Assert.That(desk.Words(), Does.Contain("You changed that since"));
    }

    [Test]
    public async Task Somebody_elses_click_changes_nothing()
    {
        var ask = desk.Last();
        var other = await desk.Lessons.NewLearnerAsync("t");

        await desk.Lessons.ClickOldAsync(other, ask, LessonDesk.Element(ask, "Stop"));

        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from learner where stopped_at is null"), Is.EqualTo(2));
        Assert.That(await desk.Bot.QueryAsync<string>("select choice from less_often"), Is.Empty);
        Assert.That(LessonDesk.Remark(other), Does.Contain("sent to somebody else"));
    }

    [Test]
    public async Task A_click_after_the_end_begins_nothing()
    {
        var ask = desk.Last();
        await desk.Learner.CommandAsync("/learn stop");

        await desk.Learner.ClickAsync(ask, "Once a week, on Monday");

        Assert.That(await desk.DaysAsync(), Is.Null);
        Assert.That(desk.Words(), Does.Contain("not learning at the moment"));
    }

    [Test]
    public async Task Once_a_week_is_not_offered_to_who_learns_once_a_week()
    {
        await desk.Bot.ExecuteAsync("update learner set days = 8; update delivery set state = 'dropped', reason = 'expired' where kind = 'care.less_often'");
        await desk.PassAsync(1);

        Assert.That((await desk.CameAsync())[^1], Is.EqualTo("27 care.less_often"));
        Assert.That(desk.Words(), Does.Contain("Keep it as it is").And.Contain("Pause for two weeks").And.Not.Contain("Once a week"));
    }
}
