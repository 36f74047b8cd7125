using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Hands the file over in the direct message: asks where to put it, puts it there, shows it. Done twice it shows the same file twice.</summary>
internal sealed class ExportWork(ExportFile file, Contacts contacts, SlackClient slack, CalendarClock calendar) : ICallWork
{
    public const string KindName = "data.export";

    public string Kind => KindName;

    public string Method => "files.completeUploadExternal";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (channel, refused) = await FindDmAsync(delivery, workspace, cancel);
        if (channel is null)
        {
            return new CallOutcome.Failed(refused!);
        }

        var bytes = await file.WriteAsync(delivery.Person, calendar.Now, cancel);
        var name = PersonalDataView.FileName(delivery.Recipient, calendar.Now);
        var target = await slack.FilesGetUploadUrlExternalAsync(workspace.Token, name, bytes.Length, cancel);
        if (target is SlackResult<UploadTarget>.Failed noTarget)
        {
            return new CallOutcome.Failed(noTarget.Failure);
        }

        var place = ((SlackResult<UploadTarget>.Ok)target).Value;
        if (await slack.UploadAsync(place, bytes, cancel) is SlackResult<SlackDone>.Failed notTaken)
        {
            return new CallOutcome.Failed(notTaken.Failure);
        }

        return await slack.FilesCompleteUploadExternalAsync(workspace.Token, place.FileId, name, channel, PersonalDataView.FileComment, null, cancel) switch
        {
            SlackResult<SlackDone>.Failed notShown => new CallOutcome.Failed(notShown.Failure),
            _ => new CallOutcome.Done(),
        };
    }

    private async Task<(string? Channel, SlackFailure? Refused)> FindDmAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await contacts.FindDmAsync(delivery.Person, cancel) is { } known)
        {
            return (known, null);
        }

        switch (await slack.ConversationsOpenAsync(workspace.Token, delivery.Recipient, cancel))
        {
            case SlackResult<Conversation>.Ok opened:
                await contacts.SaveDmAsync(delivery.Person, opened.Value.Id, cancel);
                return (opened.Value.Id, null);
            case SlackResult<Conversation>.Failed failed:
                return (null, failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }
}
