using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.submit</c>: the fields in the message are sent. A client that sends none of them with the click gets them in a dialog.</summary>
internal sealed class SubmitAction(Answering answering, AnswerReplies replies) : IActionHandler<FormValue>
{
    public string Name => QuestionBlocks.Submit;

    public JsonTypeInfo<FormValue> ValueType => LessonCardValues.Default.FormValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, FormValue value, CancellationToken cancel)
    {
        var learner = AnswerReplies.Person(call.Actor);
        var outcome = await answering.AnswerAsync(learner, value, call.Payload.State, cancel);
        return outcome is AnswerOutcome.Unsent unsent
            ? new ActionReply.OpenView(QuestionModal.Render(unsent.Asked.Question, learner, value, unsent.Asked.NearMiss))
            : await replies.ToAsync(learner, value.Delivery, outcome, cancel);
    }
}
