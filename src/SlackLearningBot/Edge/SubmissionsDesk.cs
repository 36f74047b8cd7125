using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>Forms that were sent, and those that were closed instead. Only the answer itself can close them or tell what is wrong in them.</summary>
internal sealed partial class SubmissionsDesk(Routes routes, ILogger<SubmissionsDesk> log)
{
    public async Task<ReadOnlyMemory<byte>?> AnswerAsync(
        ViewSubmission submission, Workspace workspace, string reference, CancellationToken cancel) =>
        InboundAnswers.Write(await DecideAsync(submission, workspace, reference, cancel));

    private async Task<SubmissionReply> DecideAsync(ViewSubmission submission, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.Submissions.TryGetValue(submission.View.CallbackId ?? "", out var handler))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        if (InteractionsDesk.IsForeign(submission, workspace))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.OtherWorkspace));
        }

        try
        {
            return Last(await handler.HandleAsync(submission, cancel));
        }
        catch (Exception e)
        {
            Log.Failed(log, handler.CallbackId, reference, e);
            return new SubmissionReply.Update(MessageView.Of(Remarks.Broken(reference)));
        }
    }

    /// <summary>What a form came to stands in its place. Closing that closes what lies beneath, too, which shows how things were before.</summary>
    private static SubmissionReply Last(SubmissionReply reply) =>
        reply is SubmissionReply.Update { View: { Submit: null } outcome } ? new SubmissionReply.Update(outcome with { ClearOnClose = true }) : reply;

    /// <summary>Most forms do not care; nobody waits for an answer.</summary>
    public async Task CloseAsync(ViewClosed closed, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.Closings.TryGetValue(closed.View.CallbackId ?? "", out var handler) || InteractionsDesk.IsForeign(closed, workspace))
        {
            return;
        }

        try
        {
            await handler.HandleAsync(closed, cancel);
        }
        catch (Exception e)
        {
            Log.Failed(log, handler.CallbackId, reference, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2044, LogLevel.Error, "{Name} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string name, string reference, Exception e);
    }
}
