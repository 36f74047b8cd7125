using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>A dialog that is sent when its attempt has ended says so, and what counted. Anna has twenty minutes for two words to type.</summary>
internal sealed class LateTests
{
    private AssessmentDesk desk = null!;
    private Message message = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.Lessons.AddQuestionsAsync("words", Word("one"), Word("two"));
        await desk.MakeAsync("Words", "words", mark: "50", minutes: "20");
        await desk.GiveAsync();
        message = await AssessmentDesk.BeginAsync(Anna);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private PersonHands Anna => desk.Bot.Anna;

    private static Typed Word(string id) => new(id, $"Say yes to {id}", ["yes"], new TypedRules(), null);

    /// <summary>The fields in a dialog, filled in.</summary>
    private async Task<FilledFields> OpenAsync()
    {
        await desk.Lessons.ClickOldAsync(Anna, message, LessonDesk.Element(message, "Submit"));
        return FilledFields.In(Anna.Modal!).Type("yes");
    }

    private async Task AnswerAsync()
    {
        var form = FilledFields.In(message).Type("yes");
        await Anna.ClickAsync(message, "Submit", form.State);
    }

    private Task<long> ReviewsAsync() => Bot.ScalarAsync<long>("select count(*) from review")!;

    [Test]
    public async Task After_the_minute_ended_it()
    {
        await AnswerAsync();
        var dialog = await OpenAsync();
        await Bot.TurnToAsync("2026-11-23T08:51:00Z");
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 time 50 true" }));

        await Anna.SubmitAsync(dialog.State);

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("Your time was over before this came, so it does not count any more. What you had answered by then does: 1 of 2 questions right, 50 %, passed."));
        Assert.That(await ReviewsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Before_the_minute_ended_it()
    {
        var dialog = await OpenAsync();
        Bot.Machine.Advance(TimeSpan.FromMinutes(20));
        await Bot.Slack.TurnClockAsync(TestBot.Instant("2026-11-23T08:50:00Z"));

        await Anna.SubmitAsync(dialog.State);

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("What you had answered by then does: 0 of 2 questions right, 0 %, not passed."));
        Assert.That(await ReviewsAsync(), Is.Zero);
    }

    [Test]
    public async Task After_it_was_finished_elsewhere()
    {
        var dialog = await OpenAsync();
        await Anna.ClickAsync(message, "Finish now");

        await Anna.SubmitAsync(dialog.State);

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("You had finished this attempt before this came, so it does not count any more.").And.Contain("0 of 2 questions right, 0 %, not passed."));
        Assert.That(await ReviewsAsync(), Is.Zero);
    }

    [Test]
    public async Task After_it_was_taken_back()
    {
        var dialog = await OpenAsync();
        await Bot.Priya.CommandAsync("/learn assess status");
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Details");
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Take it back…");

        await Anna.SubmitAsync(dialog.State);

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("*Words* was taken back while you were at it"));
        Assert.That(await ReviewsAsync(), Is.Zero);
    }

    [Test]
    public async Task A_form_that_opens_too_late_says_so_instead()
    {
        var submit = LessonDesk.Element(message, "Submit");
        await Bot.TurnToAsync("2026-11-23T08:51:00Z");

        await desk.Lessons.ClickOldAsync(Anna, message, submit);

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("Your time was over before this came").And.Contain("0 of 2 questions right"));
        Assert.That(LessonDesk.All(message), Does.Contain("*Not passed yet: Words.*"));
    }

    [Test]
    public async Task In_time_it_counts_and_the_dialog_closes()
    {
        var dialog = await OpenAsync();

        await Anna.SubmitAsync(dialog.State);

        Assert.That(Anna.Modal, Is.Null);
        Assert.That(await ReviewsAsync(), Is.EqualTo(1));
    }
}
