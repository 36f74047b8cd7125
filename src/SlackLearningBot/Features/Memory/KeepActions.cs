using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Memory;

/// <summary>"Change" beside what one knows: the form.</summary>
internal sealed class KeepOpenAction(WishChanges changes) : IActionHandler, IOpensView
{
    public string Name => KeepForm.Open;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) => new ActionReply.OpenView(
        await changes.ReadAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), cancel) is { IsLearning: true } wishes
            ? KeepForm.Modal(wishes)
            : MessageView.Of(KeepView.NotLearning));
}

/// <summary>The form was sent.</summary>
internal sealed class KeepModal(WishChanges changes) : IViewSubmissionHandler
{
    public string CallbackId => KeepForm.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var wrong = new Dictionary<string, string>();
        if (KeepForm.Read(submission.State, wrong) is not { } change)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var now = await changes.ChangeAsync(new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId), change, cancel);
        return new SubmissionReply.Update(MessageView.Of(now is null ? KeepView.NotLearning : KeepView.Saved(now)));
    }
}
