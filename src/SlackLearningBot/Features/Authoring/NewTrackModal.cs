using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The title of the new track was given; the report shows it.</summary>
internal sealed class NewTrackModal(IRoles roles, DraftStore drafts, DraftDesk desk, TrackStore tracks, ReportMessage report) : IViewSubmissionHandler
{
    public string CallbackId => NewTrackView.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var team = submission.Actor.TeamId!;
        if (!await roles.IsOwnerAsync(new LearnerKey(team, submission.Actor.UserId), cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(AuthoringView.OwnersOnlyRemark));
        }

        var title = submission.State.Text(NewTrackView.Block, NewTrackView.Field)?.Trim() ?? "";
        if (!title.Any(char.IsLetterOrDigit) || title.Length > NewTrackView.Longest)
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [NewTrackView.Block] = NewTrackView.Empty });
        }

        var known = await tracks.ReadAsync(team, cancel);
        if (!Guid.TryParse(submission.View.PrivateMetadata, out var draft)
            || !await drafts.ChooseTrackAsync(team, draft, TrackMenu.Find(known, title), cancel)
            || await desk.LookAsync(team, draft, cancel) is not { } look)
        {
            return new SubmissionReply.Update(MessageView.Of(AuthoringView.Gone));
        }

        await report.ReplaceAsync(team, draft, ReportView.Of(look, known), cancel);
        return SubmissionReply.Done;
    }
}
