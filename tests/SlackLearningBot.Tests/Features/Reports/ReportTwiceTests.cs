using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Reports;

/// <summary>Whoever looks twice finds nobody: not by waiting a week, not by moving a lesson, not when somebody goes. It is Monday 23 November 2026.</summary>
internal sealed class ReportTwiceTests
{
    private ReportDesk desk = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ReportDesk.StartAsync();
        bot = desk.Bot;
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task The_answers_of_a_few_wait_until_five_have_given_some()
    {
        await desk.RememberOnAsync("t-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        var first = await desk.SayAsync();

        await desk.RememberOnAsync("t-1-q", "2026-11-25", from: 10, people: 4, isRight: false);
        await bot.TurnToAsync("2026-11-30T06:00:00Z");
        var second = await desk.SayAsync();

        await desk.RememberOnAsync("t-1-q", "2026-12-02", from: 20, people: 1, isRight: false);
        await bot.TurnToAsync("2026-12-07T06:00:00Z");
        var third = await desk.SayAsync();

        Assert.That(first, Does.Contain("*100 of 100* right").And.Contain("6 answers of 6 people, the last of them added for Sunday 22 November"));
        Assert.That(second, Does.Contain("*100 of 100* right").And.Contain("6 answers of 6 people, the last of them added for Sunday 22 November").And.Contain("until Sunday 29 November"));
        Assert.That(third, Does.Contain("*55 of 100* right").And.Contain("11 answers of 11 people, the last of them added for Sunday 6 December"));
        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || people || ' ' || rights || '/' || answers from report_block order by from_at"), Is.EqualTo(new[] { "t-1 6 6/6", "t-1 5 0/5" }));
    }

    [Test]
    public async Task The_same_week_says_the_same_whatever_came_late()
    {
        await desk.RememberOnAsync("t-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        var first = await desk.SayAsync();
        await desk.RememberOnAsync("t-1-q", "2026-11-19", from: 10, people: 9, isRight: false);

        Assert.That(await desk.SayAsync(), Is.EqualTo(first));
    }

    [Test]
    public async Task A_lesson_that_is_moved_takes_all_it_was_told_of_and_not_one_answer_more()
    {
        await desk.Lessons.AddEmptyTrackAsync("other");
        await desk.RememberOnAsync("t-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        await desk.RememberOnAsync("t-2-q", "2026-11-18", from: 0, people: 7, isRight: false);
        await desk.SayAsync();
        await desk.RememberOnAsync("t-2-q", "2026-11-25", from: 20, people: 1, isRight: true);
        await bot.ExecuteAsync("update track_lesson set track_id = 'other' where lesson_id = 't-2'");
        await bot.TurnToAsync("2026-11-30T06:00:00Z");

        Assert.That(await desk.SayAsync(), Does.Contain("6 answers of 6 people"));
        Assert.That(await desk.SayAsync("/learn report other"), Does.Contain("*0 of 100* right").And.Contain("7 answers of 7 people"));
    }

    [Test]
    public async Task Who_is_erased_stays_in_the_sums_and_nowhere_else()
    {
        await desk.RememberOnAsync("t-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        await desk.AnswerAsync(bot.Anna.UserId, "t-1-q", "2026-10-19", true);
        await desk.AnswerAsync(bot.Anna.UserId, "t-1-q", "2026-11-18", false);
        var before = await desk.SayAsync();

        await bot.ExecuteAsync("delete from review where user_id = @UserId", new { bot.Anna.UserId });
        await bot.TurnToAsync("2026-11-24T06:00:00Z");

        Assert.That(before, Does.Contain("*86 of 100* right").And.Contain("7 answers of 7 people"));
        Assert.That(await desk.SayAsync(), Is.EqualTo(before), "nothing shows what the seventh had answered");
    }

    [Test]
    public async Task Completion_moves_by_five_people()
    {
        await desk.CompleteAsync(people: 20, finished: 6);
        var first = await desk.SayAsync();
        for (var person = 6; person < 10; person++)
        {
            await desk.FinishAsync(person, 3);
        }

        await bot.TurnToAsync("2026-11-30T06:00:00Z");
        var second = await desk.SayAsync();
        await desk.FinishAsync(10, 3);
        await bot.TurnToAsync("2026-12-07T06:00:00Z");

        Assert.That(first, Does.Contain("6 of 20 people in the track have finished it."));
        Assert.That(second, Does.Contain("6 of 20 people in the track have finished it."));
        Assert.That(await desk.SayAsync(), Does.Contain("11 of 20 people in the track have finished it."));
    }

    [Test]
    public async Task The_clock_reckons_the_week_of_a_track_somebody_looked_at_and_of_no_other()
    {
        await desk.Lessons.AddTrackAsync("other", 1);
        await desk.RememberOnAsync("t-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        await desk.RememberOnAsync("other-1-q", "2026-11-18", from: 0, people: 6, isRight: true);
        await desk.SayAsync();
        await desk.RememberOnAsync("t-1-q", "2026-11-25", from: 10, people: 5, isRight: true);

        await bot.TurnToAsync("2026-11-30T06:00:00Z");

        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || people from report_block order by from_at"), Is.EqualTo(new[] { "t-1 6", "t-1 5" }));
        Assert.That(await bot.QueryAsync<string>("select track_id from report_look"), Is.EqualTo(new[] { "t" }));
    }

    [Test]
    public async Task Two_looks_at_once_tell_the_same()
    {
        await desk.RememberAsync("t-1-q", 12);
        await desk.RememberAsync("t-2-q", 8);

        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.SayAsync()));

        Assert.That(said.Distinct().Count(), Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from report_block"), Is.EqualTo(4), "two lessons at two ages");
    }
}
