using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.form</c> was sent: what is missing stands at its field; what counts changes the message, through the outbox, as a form has no <c>response_url</c>.</summary>
internal sealed class FormModal(Answering answering, AnswerReplies replies) : IViewSubmissionHandler
{
    public string CallbackId => QuestionModal.CallbackId;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, LessonCardValues.Default.FormValue, LessonCardValues.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var learner = AnswerReplies.Person(submission.Actor);
        switch (await answering.AnswerAsync(learner, value, submission.State, cancel))
        {
            case AnswerOutcome.Incomplete incomplete:
                return new SubmissionReply.Errors(AnswersView.AtFields(incomplete));
            case AnswerOutcome.Told told:
                await replies.UpdateAsync(learner, value.Delivery, told.In, cancel);
                return SubmissionReply.Done;
            case AnswerOutcome.Rewritten rewritten:
                await replies.UpdateAsync(learner, value.Delivery, rewritten.In, cancel);
                return new SubmissionReply.Update(MessageView.Of(AnswersView.Rewritten));
            case AnswerOutcome.NotTheirs:
                return new SubmissionReply.Update(MessageView.Of(Remarks.NotYours));
            default:
                return new SubmissionReply.Update(MessageView.Of(AnswersView.Gone));
        }
    }
}
