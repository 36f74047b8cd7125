using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>The time limit and the deadline are kept by the bot's own clock; what was answered by then counts.</summary>
internal sealed class TimeTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync(minutes: "20");
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private PersonHands Anna => desk.Bot.Anna;

    /// <summary>Both clocks move, and no tick runs.</summary>
    private Task TurnQuietlyAsync(string at)
    {
        Bot.Machine.Advance(TestBot.Instant(at) - Bot.Now);
        return Bot.Slack.TurnClockAsync(TestBot.Instant(at));
    }

    [Test]
    public async Task The_limit_is_told_before_and_while_it_runs()
    {
        await desk.GiveAsync();
        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("20 minutes for an attempt. The clock runs from the moment the first question is shown, also while Slack is closed.").And.Contain("When the time or the deadline comes in the middle, what you have answered counts"));

        var message = await AssessmentDesk.BeginAsync(Anna);

        Assert.That(LessonDesk.All(message), Does.Contain("time until today at 09:50"));
    }

    [Test]
    public async Task An_answer_after_the_limit_does_not_count_what_came_before_does_and_the_message_says_so()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        await TurnQuietlyAsync("2026-11-23T08:49:59Z");
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        await TurnQuietlyAsync("2026-11-23T08:50:00Z");

        await AssessmentDesk.AnswerAsync(Anna, message, "Right");

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("Your time was over before this came, so it does not count any more."));
        Assert.That(LessonDesk.All(message), Does.Contain("You reached 50 %").And.Contain("2 of 4 questions right, 2 without an answer. Your time was over; what you had answered counts."));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 50 false" }));
        Assert.That(await Bot.ScalarAsync<DateTimeOffset>("select ended_at from assessment_attempt"), Is.EqualTo(TestBot.Instant("2026-11-23T08:50:00Z")));
    }

    [Test]
    public async Task When_nobody_clicks_the_tick_ends_it_and_changes_the_message()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        }

        await Bot.TurnToAsync("2026-11-23T08:51:00Z");

        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: SQL basics.*").And.Contain("3 of 4 questions right, 1 without an answer. Your time was over"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 75 true" }));
        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("*Certificate*"));
    }

    [Test]
    public async Task Clicks_and_ticks_at_once_end_it_once()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        }

        var last = LessonDesk.Element(message, "assessment.answer:0");
        await TurnQuietlyAsync("2026-11-23T08:50:00Z");
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 6).Select(_ => (Task)desk.Lessons.ClickOldAsync(Anna, message, last)),
            .. Enumerable.Range(0, 3).Select(_ => Bot.Services.GetRequiredService<SlackLearningBot.Features.Assessments.AttemptsDue>().EndDueAsync(CancellationToken.None)),
        ]);

        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 75 true" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_certificate"), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review"), Is.EqualTo(3));
        Assert.That(Anna.Messages().Where(one => one.EphemeralTo is not null).Select(LessonDesk.All), Has.All.Contains("Your time was over").Or.Empty);
    }

    [Test]
    public async Task Closed_and_opened_again_the_clock_has_run_on()
    {
        await desk.GiveAsync();
        await AssessmentDesk.BeginAsync(Anna);
        await TurnQuietlyAsync("2026-11-23T09:30:00Z");

        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "assessment.brief");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("Before you begin").And.Contain("You have one attempt left"));
        await Anna.SubmitAsync();
        await Bot.SettleAsync();
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 0 false", "2 open" }));
    }

    [Test]
    public async Task The_deadline_ends_an_attempt_before_its_own_time()
    {
        await desk.GiveAsync(deadline: "2026-11-23T10:00:00Z");
        await TurnQuietlyAsync("2026-11-23T09:55:00Z");
        var message = await AssessmentDesk.BeginAsync(Anna);
        Assert.That(LessonDesk.All(message), Does.Contain("open until today at 11:00"));
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");

        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        Assert.That(LessonDesk.All(message), Does.Contain("*Not passed: SQL basics.* You reached 25 %; 75 % are needed. The deadline is over.").And.Contain("The deadline came while you were at it; what you had answered counts.").And.Not.Contain("Try again"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 deadline 25 false" }));
    }

    [Test]
    public async Task After_the_deadline_nothing_begins()
    {
        await desk.GiveAsync();
        await TurnQuietlyAsync(AssessmentDesk.Friday);

        await AssessmentDesk.BeginAsync(Anna);

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("The deadline of *SQL basics* is over, so no attempt was begun."));
        Assert.That(await desk.AttemptsAsync(Anna), Is.Empty);
        Assert.That(await AssessmentDesk.ListAsync(Anna), Does.Contain("not done; it ended").And.Not.Contain("assessment.brief"));
    }

    [Test]
    public async Task Finishing_after_the_limit_is_late_too()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        await TurnQuietlyAsync("2026-11-23T08:50:00Z");

        await Anna.ClickAsync(message, "Finish now");

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("Your time was over"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 25 false" }), "it ended when its time was over, not when somebody finished it");
    }

    [Test]
    public async Task How_long_each_answer_took_is_kept()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        await TurnQuietlyAsync("2026-11-23T08:30:20Z");
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        await TurnQuietlyAsync("2026-11-23T08:31:00Z");
        await Anna.ClickAsync(message, "Later");
        await TurnQuietlyAsync("2026-11-23T08:31:15Z");
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");

        Assert.That(await Bot.QueryAsync<int>("select seconds from assessment_answer where answered_at is not null order by answered_at"), Is.EqualTo(new[] { 20, 15 }));
    }
}
