using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A question's fields in a dialog, where a message has no room for them.</summary>
internal static class QuestionModal
{
    public const string CallbackId = QuestionBlocks.Open;

    public static ModalView Render(Question question, Asking asking, FormValue value, NearMiss? nearMiss) => new(
        new PlainText("Your answer"),
        [
            .. QuestionPicture.Told(question),
            .. QuestionText.Ask(question, asking, numbered: !QuestionForm.FitsMessage(question)),
            .. QuestionForm.Fields(question, asking, nearMiss?.Written, focus: true),
        ],
        submit: new PlainText("Submit"),
        close: new PlainText("Not now"),
        callbackId: asking.Actions.Open,
        privateMetadata: LessonCardValues.Write(value with { Mark = QuestionMark.Of(question) }));
}
