using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>assessment.form</c>: the fields of a question for which a message has no room, in a dialog.</summary>
internal sealed class FormAction(Taking taking, AttemptReplies replies) : IActionHandler<FormValue>, IOpensView
{
    public string Name => AttemptView.Form;

    public JsonTypeInfo<FormValue> ValueType => LessonCardValues.Default.FormValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, FormValue value, CancellationToken cancel)
    {
        switch (await taking.AskAsync(AttemptReplies.Person(call.Actor), value, AttemptReplies.Here(call), cancel))
        {
            case TakingOutcome.Unsent unsent:
                return new ActionReply.OpenView(QuestionModal.Render(unsent.Asked.Question, unsent.Facts.Attempt.Asking, value, null));
            case TakingOutcome.Shown shown:
                await replies.UpdateAsync(shown.Facts, cancel);
                return new ActionReply.OpenView(MessageView.Of(shown.Facts.CameTooLate ? AttemptView.Late(shown.Facts) : AttemptView.Already));
            case var other:
                return new ActionReply.OpenView(MessageView.Of(AttemptReplies.Say(other)));
        }
    }
}

/// <summary><c>assessment.form</c> was sent: what is missing stands at its field; what counts changes the message.</summary>
internal sealed class FormModal(Taking taking, AttemptReplies replies) : IViewSubmissionHandler
{
    public string CallbackId => AttemptView.Form;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, LessonCardValues.Default.FormValue, LessonCardValues.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        switch (await taking.AnswerAsync(AttemptReplies.Person(submission.Actor), value, submission.State, null, cancel))
        {
            case TakingOutcome.Incomplete incomplete:
                return new SubmissionReply.Errors(QuestionMissing.AtFields(incomplete.Filled, incomplete.Why));
            case TakingOutcome.Shown shown:
                await replies.UpdateAsync(shown.Facts, cancel);
                return shown.Facts.CameTooLate ? new SubmissionReply.Update(MessageView.Of(AttemptView.Late(shown.Facts))) : SubmissionReply.Done;
            case var other:
                return new SubmissionReply.Update(MessageView.Of(AttemptReplies.Say(other)));
        }
    }
}
