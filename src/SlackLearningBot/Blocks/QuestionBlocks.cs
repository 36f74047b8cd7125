using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A question that waits for its answer: with a button an option, with fields and one Submit, or with a button to a dialog that holds the fields.</summary>
internal static class QuestionBlocks
{
    public const string Answer = "lesson.answer";
    public const string Submit = "lesson.submit";
    public const string Open = "lesson.form";
    public const string Meant = "lesson.meant";

    /// <param name="question">The question.</param>
    /// <param name="asking">How it is put to whoever is asked.</param>
    /// <param name="deliveryId">The delivery the message belongs to, or whatever stands for it.</param>
    /// <param name="nearMiss">What the learner wrote, when it is asked back.</param>
    /// <param name="inDialog">The message has no room for the fields.</param>
    /// <param name="pieces">What was put together of it for others; null when nobody else gets it.</param>
    public static IReadOnlyList<Block> Asked(Question question, Asking asking, Guid deliveryId, NearMiss? nearMiss, bool inDialog, QuestionPieces? pieces = null) =>
        [.. QuestionPicture.Of(question), .. question is ChoiceQuestion choice && !QuestionForm.IsFor(question)
            ? WithButtons(choice, pieces ?? new QuestionPieces(choice), asking, deliveryId)
            : WithForm(question, asking, deliveryId, nearMiss, inDialog || !QuestionForm.FitsMessage(question))];

    /// <summary>One button an option: with the option's text on it where every text fits, else numbered below numbered texts.</summary>
    private static IReadOnlyList<Block> WithButtons(ChoiceQuestion question, QuestionPieces pieces, Asking asking, Guid deliveryId)
    {
        var order = OptionOrder.For(question, asking.Seed);
        return
        [
            .. pieces.AskOf(asking),
            new Actions([.. order.Select((index, at) => AnswerButton(question, pieces, index, at + 1, asking, deliveryId))]),
        ];
    }

    private static IReadOnlyList<Block> WithForm(Question question, Asking asking, Guid deliveryId, NearMiss? nearMiss, bool inDialog)
    {
        var value = LessonCardValues.Write(new FormValue(deliveryId, question.Id, QuestionMark.Of(question)));
        Block[] form = inDialog
            ? [new Actions([new Button(new PlainText("Answer"), asking.Actions.Open, value, Style: ButtonStyle.Primary, AccessibilityLabel: "Answer: opens a form")])]
            :
            [
                .. QuestionForm.Fields(question, asking, nearMiss?.Written),
                new Actions([new Button(new PlainText("Submit"), asking.Actions.Submit, value, Style: ButtonStyle.Primary, AccessibilityLabel: "Submit your answer")]),
            ];
        return [.. QuestionText.Ask(question, asking, numbered: inDialog), .. AskedBack(question, deliveryId, nearMiss), .. form];
    }

    private static IReadOnlyList<Block> AskedBack(Question question, Guid deliveryId, NearMiss? nearMiss) => nearMiss is null ? [] :
    [
        .. QuestionText.Exactly([new Run($"You wrote “{nearMiss.Written}”. Did you mean "), new Run(nearMiss.Meant, Marks.Bold), new Run("?")]),
        new Actions([YesOrNo(question, deliveryId, nearMiss, isMeant: true), YesOrNo(question, deliveryId, nearMiss, isMeant: false)]),
    ];

    private static Button YesOrNo(Question question, Guid deliveryId, NearMiss nearMiss, bool isMeant) => new(
        new PlainText(isMeant ? "Yes" : "No"),
        ActionId.Of(Meant, isMeant ? "yes" : "no"),
        LessonCardValues.Write(new MeantValue(deliveryId, question.Id, nearMiss.Mark, isMeant)),
        AccessibilityLabel: SlackText.Truncate(isMeant ? $"Yes, I meant {nearMiss.Meant}" : $"No, I meant {nearMiss.Written}", SlackLimits.AccessibilityLabel));

    private static Button AnswerButton(ChoiceQuestion question, QuestionPieces pieces, int index, int number, Asking asking, Guid deliveryId) => new(
        pieces.IsNumbered ? new PlainText($"{number}") : pieces.Texts[index],
        ActionId.Of(asking.Actions.Answer, index),
        LessonCardValues.Write(new AnswerValue(deliveryId, question.Id, index, pieces.Marks[index])),
        AccessibilityLabel: SlackText.Truncate($"Answer {number}: {question.Options[index].Text}", SlackLimits.AccessibilityLabel));
}
