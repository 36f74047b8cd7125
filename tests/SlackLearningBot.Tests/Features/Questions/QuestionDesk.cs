using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Asks questions of new learners and fills in their fields.</summary>
internal sealed class QuestionDesk(TestBot bot, LessonDesk desk)
{
    private int tracks;

    /// <summary>The question in today's message of a new learner, under an id of its own, and its lesson.</summary>
    public async Task<(PersonHands Anna, Message Message, string Lesson)> AskAsync(Question question)
    {
        var track = $"f{++tracks}";
        await desk.AddQuestionsAsync(track, question with { Id = $"{track}-q" });
        var anna = await desk.NewLearnerAsync(track);
        return (anna, await desk.SendAsync(anna), $"{track}-1");
    }

    /// <summary>Fills in and sends: in the message, or in the dialog that opens when the client sends no fields.</summary>
    public async Task AnswerAsync(PersonHands anna, Message message, Action<FilledFields> fill, bool inDialog)
    {
        if (!inDialog)
        {
            var form = FilledFields.In(message);
            fill(form);
            var result = await anna.ClickAsync(message, "Submit", form.State);
            Assert.That(result.Ok, Is.True, result.Message);
            return;
        }

        await OpenAsync(anna, message);
        var dialog = FilledFields.In(anna.Modal!);
        fill(dialog);
        var submitted = await anna.SubmitAsync(dialog.State);
        Assert.That(submitted.Ok, Is.True, submitted.Message + submitted.Errors);
        await bot.SettleAsync();
        Assert.That(anna.Modal, Is.Null);
    }

    /// <summary>Submit from a client that sends no fields with it.</summary>
    public Task OpenAsync(PersonHands anna, Message message) => desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Submit"));
}
