using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Answers the submission of modals with this callback_id.</summary>
public interface IViewSubmissionHandler
{
    string CallbackId { get; }

    Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel);
}
