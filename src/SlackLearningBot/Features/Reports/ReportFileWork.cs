using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Reports;

/// <summary>Puts the report into the owner's direct message as a sheet. Done twice it shows the same file twice.</summary>
internal sealed class ReportFileWork(
    NpgsqlDataSource database, ReportStore store, Reporting reporting, IRoles roles, SlackClient slack, DirectMessages conversations, Deliveries deliveries, CalendarClock calendar)
    : ICallWork
{
    public const string KindName = "report.file";

    /// <summary>Somebody waits for the sheet: they hear of a failure after a few tries, not after the outbox's own last one.</summary>
    private const int MostTries = 5;

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
        return channel is null
            ? new CallOutcome.Failed(refused!)
            : await HandOverAsync(track, delivery.TeamId, workspace, channel, cancel) switch
            {
                CallOutcome.Failed { Failure: var failure } when IsOver(delivery, failure) => await ApologiseAsync(delivery, new ReportFailure(asked, failure.Error), cancel),
                var outcome => outcome,
            };
    }

    /// <summary>A limit or a dead token ends by itself or by the operator; the sheet waits for that.</summary>
    private static bool IsOver(Delivery delivery, SlackFailure failure) =>
        failure is { IsTokenDead: false, IsRateLimited: false } && (failure.Kind == FailureKind.Permanent || delivery.Attempts >= MostTries);

    private async Task<CallOutcome> ApologiseAsync(Delivery delivery, ReportFailure failure, CancellationToken cancel) => await database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
            {
                return new CallOutcome.Drop("erased meanwhile");
            }

            await deliveries.EnqueueAsync(transaction, ReportFailedWork.Of(delivery.Person, delivery.Slot, failure, calendar.Now), cancel);
            return new CallOutcome.Drop(failure.Error);
        },
        cancel);

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
