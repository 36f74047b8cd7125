using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Twenty minutes, from when Anna could see the first question: what Slack takes to show it is not taken from her. It is 08:30 UTC, 09:30 her time.</summary>
internal sealed class ClockTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync(minutes: "20");
        await desk.GiveAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private PersonHands Anna => desk.Bot.Anna;

    private Task<string?> EndsAsync() => Bot.ScalarAsync<string>("select to_char(ends_at at time zone 'UTC', 'HH24:MI') || case when ended_at is null then '' else ' ended' end from assessment_attempt order by number desc limit 1");

    /// <summary>Both clocks move, no tick runs, and nothing is sent.</summary>
    private Task TurnQuietlyAsync(string at)
    {
        Bot.Machine.Advance(TestBot.Instant(at) - Bot.Now);
        return Bot.Slack.TurnClockAsync(TestBot.Instant(at));
    }

    /// <summary>Clicks on "Begin", and Slack shows nothing of it.</summary>
    private async Task<Message> BeginUnseenAsync()
    {
        await Bot.Slack.FaultAsync(new FaultWish("E20") { Variant = "expired_url", At = "response_url", Count = null });
        await Bot.Slack.FaultAsync(new FaultWish("W9") { Variant = "502", At = "chat.update", Count = null });
        var message = await AssessmentDesk.BeginAsync(Anna);
        await Bot.SettleAsync();
        Assert.That(LessonDesk.All(message), Does.Contain("Begin").And.Not.Contain("question 1 of 4"));
        return message;
    }

    [Test]
    public async Task A_message_that_Slack_changes_late_gives_the_whole_time_from_then_on()
    {
        var message = await BeginUnseenAsync();
        await Bot.TurnToAsync("2026-11-23T08:51:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("09:11"), "nobody has seen a question yet");

        Bot.Slack.World.Faults.Clear();
        await Bot.TurnToAsync("2026-11-23T09:08:00Z");
        Assert.That(LessonDesk.All(message), Does.Contain("question 1 of 4"));
        await TurnQuietlyAsync("2026-11-23T09:20:00Z");
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");

        Assert.That(LessonDesk.All(message), Does.Contain("question 2 of 4").And.Contain("time until today at 10:28"));
        Assert.That(await EndsAsync(), Is.EqualTo("09:28"));
        await Bot.TurnToAsync("2026-11-23T09:29:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("09:28 ended"), "and not a minute more");
    }

    [Test]
    public async Task When_nobody_clicks_the_message_that_came_late_says_until_when_it_goes()
    {
        var message = await BeginUnseenAsync();
        await TurnQuietlyAsync("2026-11-23T08:45:00Z");
        Bot.Slack.World.Faults.Clear();
        await Bot.SettleAsync();
        Assert.That(LessonDesk.All(message), Does.Contain("question 1 of 4"));

        await Bot.TurnToAsync("2026-11-23T08:51:00Z");

        Assert.That(LessonDesk.All(message), Does.Contain("time until today at 10:05"));
        await Bot.TurnToAsync("2026-11-23T09:06:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("09:05 ended"));
    }

    [Test]
    public async Task A_message_of_its_own_gives_the_whole_time_from_when_it_is_sent()
    {
        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "assessment.brief");
        await Anna.SubmitAsync();
        await TurnQuietlyAsync("2026-11-23T08:45:00Z");

        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("question 1 of 4").And.Contain("time until today at 10:05"));
        await Bot.TurnToAsync("2026-11-23T08:51:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("09:05"));
        await Bot.TurnToAsync("2026-11-23T09:06:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("09:05 ended"));
    }

    [Test]
    public async Task A_message_that_is_not_sent_before_the_time_is_over_takes_nothing_away()
    {
        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "assessment.brief");
        await Anna.SubmitAsync();
        await TurnQuietlyAsync("2026-11-23T08:55:00Z");
        await Bot.Services.GetRequiredService<SlackLearningBot.Features.Assessments.AttemptsDue>().EndDueAsync(CancellationToken.None);
        Assert.That(await EndsAsync(), Is.EqualTo("09:15"));

        await TurnQuietlyAsync("2026-11-23T09:00:00Z");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("time until today at 10:20"));
    }

    [Test]
    public async Task Once_seen_no_other_message_turns_it_back()
    {
        await AssessmentDesk.BeginAsync(Anna);
        await TurnQuietlyAsync("2026-11-23T08:40:00Z");

        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "Go on");
        await Bot.SettleAsync();
        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "Go on");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("question 1 of 4").And.Contain("time until today at 09:50"));
        Assert.That(await EndsAsync(), Is.EqualTo("08:50"));
    }

    [Test]
    public async Task Who_saw_nothing_goes_on_elsewhere_with_the_whole_time()
    {
        await BeginUnseenAsync();
        await TurnQuietlyAsync("2026-11-23T08:45:00Z");

        await Anna.ClickAsync((await Anna.CommandAsync("/learn assessments")).Ephemeral!, "Go on");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("question 1 of 4").And.Contain("time until today at 10:05"));
    }

    [Test]
    public async Task The_deadline_waits_for_nobody()
    {
        await Bot.ExecuteAsync("update assessment_assignment set deadline = '2026-11-23T08:52Z'");
        await BeginUnseenAsync();

        await Bot.TurnToAsync("2026-11-23T08:51:00Z");
        Assert.That(await EndsAsync(), Is.EqualTo("08:52"));
        await Bot.TurnToAsync("2026-11-23T08:53:00Z");

        Assert.That(await EndsAsync(), Is.EqualTo("08:52 ended"));
    }
}
