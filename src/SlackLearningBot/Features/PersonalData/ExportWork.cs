using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Hands the file over in the direct message.</summary>
internal sealed class ExportWork(ExportFile file, FileHandover files, CalendarClock calendar) : ICallWork
{
    public const string KindName = "data.export";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) =>
        await file.WriteAsync(delivery, calendar.Now, cancel) is { } bytes
            ? await files.ToPersonAsync(
                delivery, workspace, new NewFile(PersonalDataView.FileName(delivery.Recipient, calendar.Now), bytes, PersonalDataView.FileComment), PersonalDataView.ExportFailed, cancel)
            : new CallOutcome.Drop("erased meanwhile");
}
