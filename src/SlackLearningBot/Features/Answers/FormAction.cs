using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.form</c>: the fields of a question for which a message has no room, in a dialog.</summary>
internal sealed class FormAction(Answering answering, AnswerReplies replies) : IActionHandler<FormValue>, IOpensView
{
    public string Name => QuestionBlocks.Open;

    public JsonTypeInfo<FormValue> ValueType => LessonCardValues.Default.FormValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, FormValue value, CancellationToken cancel) =>
        new ActionReply.OpenView(await ViewAsync(call, value, cancel));

    private async Task<ModalView> ViewAsync(ActionCall call, FormValue value, CancellationToken cancel)
    {
        var learner = AnswerReplies.Person(call.Actor);
        switch (await answering.AskAsync(learner, value, cancel))
        {
            case AnswerOutcome.Unsent { Asked: var asked }:
                return QuestionModal.Render(asked.Question, learner, value, asked.NearMiss);
            case AnswerOutcome.Told told:
                await replies.UpdateAsync(learner, value.Delivery, told.In, cancel);
                return MessageView.Of(AnswersView.Already);
            case AnswerOutcome.NotTheirs:
                return MessageView.Of(Remarks.NotYours);
            default:
                return MessageView.Of(AnswersView.Gone);
        }
    }
}
