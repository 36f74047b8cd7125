using System.Text.Json;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Reports;

/// <summary>Puts the report into the owner's direct message as a sheet.</summary>
internal sealed class ReportFileWork(ReportStore store, Reporting reporting, IRoles roles, FileHandover files) : ICallWork
{
    public const string KindName = "report.file";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

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

        var report = await reporting.ReadAsync(delivery.TeamId, track, cancel);
        return await files.ToPersonAsync(
            delivery, workspace, new NewFile(ReportSheet.FileName(report), ReportSheet.Write(report), ReportView.FileComment), error => ReportView.FileFailed(asked, error), cancel);
    }
}
