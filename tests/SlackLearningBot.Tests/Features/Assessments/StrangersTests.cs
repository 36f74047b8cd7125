using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Nobody but the one it was given to does anything with it.</summary>
internal sealed class StrangersTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
        await desk.GiveAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task AssertNothingAsync(PersonHands stranger, string words)
    {
        Assert.That(LessonDesk.Remark(stranger), Does.Contain(words));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_answer where answered_at is not null"), Is.Zero);
        Assert.That(await desk.AttemptsAsync(stranger), Is.Empty);
    }

    [Test]
    public async Task Another_persons_click_begins_answers_puts_off_and_finishes_nothing()
    {
        var message = AssessmentDesk.Last(Bot.Anna);
        await desk.Lessons.ClickOldAsync(Bot.Ben, message, LessonDesk.Element(message, "assessment.start"));
        await AssertNothingAsync(Bot.Ben, "This assessment is not yours, or it was taken back, so nothing was changed.");

        await AssessmentDesk.BeginAsync(Bot.Anna);
        foreach (var name in new[] { "assessment.answer:0", "Later", "Finish now" })
        {
            await desk.Lessons.ClickOldAsync(Bot.Ben, message, LessonDesk.Element(message, name));
            await AssertNothingAsync(Bot.Ben, "This assessment is not yours");
        }

        Assert.That(await desk.AttemptsAsync(Bot.Anna), Is.EqualTo(new[] { "1 open" }));
        Assert.That(LessonDesk.All(message), Does.Contain("question 1 of 4"));
    }

    [Test]
    public async Task Somebody_of_another_workspace_finds_nothing()
    {
        var cleo = await Bot.AddCleoAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);

        await desk.Lessons.ClickOldAsync(cleo, message, LessonDesk.Element(message, "assessment.answer:0"));

        await AssertNothingAsync(cleo, "I know nothing of this assessment any more");
        Assert.That(LessonDesk.All((await cleo.CommandAsync("/learn assessments")).Ephemeral!), Does.Contain("Nobody gave you an assessment"));
    }

    [Test]
    public async Task Mistakes_are_shown_to_nobody_else()
    {
        var message = await AssessmentDesk.TakeAsync(Bot.Anna, right: 1, wrong: 3);
        var open = LessonDesk.Element(message, "What to look at again");

        await desk.Lessons.ClickOldAsync(Bot.Priya, message, open);
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("This assessment is not yours").And.Not.Contain("Right sql"));

        await Bot.Anna.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(Bot.Anna), Does.Contain("❌ Wrong sql").And.Contain("You can try again, so the right answers show").And.Not.Contain("Right sql").And.Contain("From the lesson “Lesson sql-"), "another attempt may ask the same");

        await Bot.ExecuteAsync("update assessment set attempts = 1");
        await Bot.Anna.ClickAsync(message, "What to look at again");
        Assert.That(AssessmentDesk.Modal(Bot.Anna), Does.Contain("The right answer: *Right sql").And.Not.Contain("You can try again"));
    }

    [Test]
    public async Task An_attempt_under_way_shows_no_mistakes()
    {
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        var attempt = await Bot.ScalarAsync<Guid>("select attempt_id from assessment_attempt");
        var forged = LessonDesk.Element(message, "Finish now");
        forged["action_id"] = "assessment.mistakes";
        forged["value"] = $$"""1.{"t":"{{attempt}}","p":0}""";

        await desk.Lessons.ClickOldAsync(Bot.Anna, message, forged);

        Assert.That(AssessmentDesk.Modal(Bot.Anna), Does.Contain("This assessment is not yours").And.Not.Contain("Right sql"));
    }

    [Test]
    public async Task Rubbish_in_a_button_changes_nothing()
    {
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        var attempt = await Bot.ScalarAsync<Guid>("select attempt_id from assessment_attempt");
        foreach (var value in new[] { "", "1.{}", """1.{"d":"x"}""", $$"""1.{"d":"{{attempt}}","q":"nosuch","o":0,"m":"x"}""", $$"""1.{"d":"{{attempt}}","q":"sql-1-q","o":99,"m":"x"}""", $$"""1.{"d":"{{attempt}}","q":"sql-1-q","o":-1,"m":"x"}""" })
        {
            var forged = LessonDesk.Element(message, "assessment.answer:0");
            forged["value"] = value;

            await desk.Lessons.ClickOldAsync(Bot.Anna, message, forged);
        }

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_answer where answered_at is not null"), Is.Zero);
        Assert.That(LessonDesk.All(message), Does.Contain("question 1 of 4"));
    }
}
