using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The form was sent: what is wrong stands at its fields, otherwise what can be done with the lesson now.</summary>
internal sealed class FormModal(IRoles roles, Forms forms, DraftDesk desk, TrackStore tracks) : IViewSubmissionHandler
{
    public string CallbackId => FormView.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var actor = submission.Actor;
        if (!await roles.IsOwnerAsync(new(actor.TeamId!, actor.UserId), cancel))
        {
            return new SubmissionReply.Update(MessageView.Of(AuthoringView.OwnersOnlyRemark));
        }

        if (await forms.KeepAsync(actor, submission.View, submission.State, clears: true, cancel) is not { } kept)
        {
            return new SubmissionReply.Update(MessageView.Of(AuthoringView.Gone));
        }

        var look = await desk.LookAsync(await forms.NameAsync(kept, cancel), cancel);
        var shown = FormView.Of(look.Draft, await tracks.ReadAsync(look.Draft.TeamId, cancel));
        var wrong = new Dictionary<string, string>(look.Errors.Count > 0 ? FormErrors.ByField(look.Errors, shown) : new Dictionary<string, string>());
        if (look.Chosen is null)
        {
            wrong.TryAdd(IsNew(look.Draft) ? FormFields.TrackTitle : FormFields.Track, IsNew(look.Draft) ? NewTrackView.Empty : FormView.NoTrack);
        }

        return wrong.Count > 0 ? new SubmissionReply.Errors(wrong) : new SubmissionReply.Update(ReadyView.Of(look));
    }

    private static bool IsNew(Draft draft) => draft.Form.GetValueOrDefault(FormFields.Track) == TrackMenu.New;
}
