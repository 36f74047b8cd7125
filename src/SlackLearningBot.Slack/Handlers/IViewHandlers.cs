using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Answers the submission of modals with this callback_id.</summary>
public interface IViewSubmissionHandler
{
    string CallbackId { get; }

    Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel);
}

/// <summary>Hears that a modal with this callback_id was closed; needs <c>notify_on_close</c>.</summary>
public interface IViewClosedHandler
{
    string CallbackId { get; }

    Task HandleAsync(ViewClosed closed, CancellationToken cancel);
}
