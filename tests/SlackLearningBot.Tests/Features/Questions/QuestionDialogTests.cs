using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Questions whose fields stand in a dialog.</summary>
internal sealed class QuestionDialogTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private QuestionDesk questions = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        questions = new QuestionDesk(bot, desk);
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task Options_too_long_for_a_box_are_numbered_above_short_ones_in_a_dialog()
    {
        var (longRight, longWrong) = (new string('r', 140), new string('w', 140));
        var (anna, message, _) = await questions.AskAsync(new MultipleChoice("", "Which?", [new(longRight, true, null), new(longWrong, false, "No.")]));
        Assert.That(LessonDesk.All(message), Does.Contain(longRight).And.Contain(longWrong).And.Not.Contain("\"input\""));

        await anna.ClickAsync(message, "Answer");
        var boxes = FilledFields.In(anna.Modal!).Options("Tick every right answer");
        var body = anna.Modal!.Body.ToJsonString();
        await anna.SubmitAsync(FilledFields.In(anna.Modal!).Tick(boxes.First(box => box.Contains('r', StringComparison.Ordinal))).State);
        await bot.SettleAsync();

        Assert.That(boxes, Has.Count.EqualTo(2).And.All.Length.EqualTo(75).And.All.Match(@"^[12]\. .*…$"));
        Assert.That(body, Does.Contain(longRight).And.Contain(longWrong));
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{longRight} true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain($"✅ {longRight}"));
    }

    [Test]
    public async Task A_dialog_asked_for_after_the_answer_says_so_and_the_message_shows_it()
    {
        var (anna, message, _) = await questions.AskAsync(new MultipleChoice("", "Which?", [new(new string('r', 140), true, null), new("w", false, "No.")]));
        var open = LessonDesk.Element(message, "Answer");
        await anna.ClickAsync(message, "Answer");
        await anna.SubmitAsync(FilledFields.In(anna.Modal!).TickAt([0, 1]).State);
        await bot.SettleAsync();

        await desk.ClickOldAsync(anna, message, open);

        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("your first answer stands"));
        Assert.That(await desk.ReviewsAsync(anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_persons_dialog_is_not_opened()
    {
        var (_, message, _) = await questions.AskAsync(new MultipleChoice("", "Which?", [new(new string('r', 140), true, null), new("w", false, "No.")]));
        var (ben, his, _) = await questions.AskAsync(Kind.All().First().Question);

        await desk.ClickOldAsync(ben, his, LessonDesk.Element(message, "Answer"));

        Assert.That(ben.Modal!.Body.ToJsonString(), Does.Contain("sent to somebody else").And.Not.Contain("rrr"));
    }

    [Test]
    public async Task A_dialog_that_was_open_when_the_answer_came_shows_the_first_result()
    {
        var kind = Kind.All().First();
        var (anna, message, _) = await questions.AskAsync(kind.Question);
        await questions.OpenAsync(anna, message);
        var dialog = FilledFields.In(anna.Modal!);
        kind.Right(dialog);
        await questions.AnswerAsync(anna, message, kind.Wrong, inDialog: false);

        await anna.SubmitAsync(dialog.State);
        await bot.SettleAsync();

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{kind.WrongWords} false 1" }));
        Assert.That(LessonDesk.All(message), Does.Contain("*Not quite.*"));
    }
}
