using System.Text.Json;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Reports;

/// <summary>Puts the report into the owner's direct message as a sheet. Done twice it shows the same file twice.</summary>
internal sealed class ReportFileWork(ReportStore store, Reporting reporting, IRoles roles, SlackClient slack, DirectMessages conversations) : ICallWork
{
    public const string KindName = "report.file";

    public string Kind => KindName;

    public string Method => "files.completeUploadExternal";

    public IReadOnlyList<string> Methods { get; } = [DirectMessages.Method, "files.getUploadURLExternal", "files.completeUploadExternal"];

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (!await roles.IsOwnerAsync(delivery.Person, cancel))
        {
            return new CallOutcome.Drop("no owner any more");
        }

        var asked = JsonSerializer.Deserialize(delivery.Payload, ReportJson.Default.ReportValue)!.Track;
        if ((await store.ReadTracksAsync(delivery.TeamId, cancel)).FirstOrDefault(track => track.TrackId == asked) is not { } track)
        {
            return new CallOutcome.Drop("the track is gone");
        }

        var (channel, refused) = await conversations.OpenAsync(delivery, workspace, cancel);
        return channel is null ? new CallOutcome.Failed(refused!) : await HandOverAsync(track, delivery.TeamId, workspace, channel, cancel);
    }

    private async Task<CallOutcome> HandOverAsync(TrackName track, string teamId, Workspace workspace, string channel, CancellationToken cancel)
    {
        var report = await reporting.ReadAsync(teamId, track, cancel);
        var (name, bytes) = (ReportSheet.FileName(report), ReportSheet.Write(report));
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

        return await slack.FilesCompleteUploadExternalAsync(workspace.Token, place.FileId, name, channel, ReportView.FileComment, null, cancel) switch
        {
            SlackResult<SlackDone>.Failed notShown => new CallOutcome.Failed(notShown.Failure),
            _ => new CallOutcome.Done(),
        };
    }
}
