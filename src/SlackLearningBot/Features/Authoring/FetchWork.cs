using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Fetches one dropped file and keeps what it says, or why it cannot be read. The last one of a message asks for the report.</summary>
internal sealed class FetchWork(
    NpgsqlDataSource database, SlackClient slack, ICourseSheets courses, IProgrammeDesk programmes, Deliveries deliveries, CalendarClock calendar) : ICallWork
{
    public const string KindName = "draft.fetch";

    /// <summary>Somebody waits for the report: they hear of a file that does not come after a few tries.</summary>
    private const int MostTries = 5;

    public string Kind => KindName;

    public string Method => "files.info";

    public static NewDelivery Of(LearnerKey author, FileToRead file, DateTimeOffset now) =>
        NewDelivery.To(author, KindName, $"{file.Draft:N}:{file.File}", DeliveryClass.Answer, now) with
        {
            Payload = JsonSerializer.Serialize(file, AuthoringJson.Default.FileToRead),
        };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var wanted = JsonSerializer.Deserialize(delivery.Payload, AuthoringJson.Default.FileToRead)!;
        var (read, failure) = await ReadAsync(wanted.File, workspace, cancel);
        if (read is null)
        {
            if (failure is { IsTokenDead: true } or { IsRateLimited: true } || (failure is { Kind: not FailureKind.Permanent } && delivery.Attempts < MostTries))
            {
                return new CallOutcome.Failed(failure);
            }

            read = UploadRead.Refused(UploadWords.NotHandedOut(wanted.File, failure!.Error));
        }

        return await database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
                {
                    return new CallOutcome.Drop("erased meanwhile");
                }

                var now = calendar.Now;
                foreach (var sheet in read.Courses)
                {
                    await courses.OfferAsync(transaction, delivery.Person, sheet, $"{wanted.Draft:N}:{wanted.File}:{sheet.Path}", cancel);
                }

                if (read.Programme is { } programme)
                {
                    await programmes.TakeAsync(transaction, delivery.Person, wanted.File, programme, cancel);
                }

                if (await DraftFileStore.SaveAsync(transaction, delivery.TeamId, wanted, read, cancel)
                    && !(read.IsForOthers && await DraftFileStore.CloseEmptyAsync(transaction, delivery.TeamId, wanted.Draft, now, cancel)))
                {
                    await deliveries.EnqueueAsync(transaction, ReportWork.Of(delivery.Person, wanted.Draft, now), cancel);
                }

                return new CallOutcome.Done();
            },
            cancel);
    }

    private async Task<(UploadRead? Read, SlackFailure? Failure)> ReadAsync(string id, Workspace workspace, CancellationToken cancel)
    {
        var info = await slack.FilesInfoAsync(workspace.Token, id, cancel);
        if (info is SlackResult<SlackFile>.Failed unknown)
        {
            return (null, unknown.Failure);
        }

        var file = ((SlackResult<SlackFile>.Ok)info).Value;
        var name = file.Name is { Length: > 0 } given ? given : id;
        if (Refuse(file, name) is { } refused)
        {
            return (UploadRead.Refused(refused), null);
        }

        return await slack.DownloadAsync(workspace.Token, file.Address!, MostBytes(name), cancel) switch
        {
            SlackResult<FileBytes>.Ok { Value: var content } => (Read(name, content.Bytes), null),
            SlackResult<FileBytes>.Failed { Failure: { Error: SlackFailures.FileTooLarge } } => (UploadRead.Refused(TooLarge(name, null)), null),
            SlackResult<FileBytes>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure } => (UploadRead.Refused(UploadWords.NotHandedOut(name, failure.Error)), null),
            SlackResult<FileBytes>.Failed failed => (null, failed.Failure),
            _ => throw new InvalidOperationException("A Slack result is neither ok nor failed."),
        };
    }

    /// <summary>Lists of what can be learnt elsewhere are no lessons: they go to the slice that has those.</summary>
    private UploadRead Read(string name, ReadOnlyMemory<byte> bytes)
    {
        if (Upload.Sheet(name, bytes) is { } list && courses.Recognises(list.Text))
        {
            return new UploadRead([], []) { Courses = [list] };
        }

        var read = Upload.Read(name, bytes);
        ContentFile[] lists = [.. read.Files.Where(file => Upload.IsSheet(file.Path) && courses.Recognises(file.Text))];
        return lists.Length == 0 ? read : read with { Files = [.. read.Files.Except(lists)], Courses = lists };
    }

    /// <summary>What need not be fetched to be refused.</summary>
    private static ContentError? Refuse(SlackFile file, string name) => (file, Upload.KindOf(name)) switch
    {
        ({ Mode: "tombstone" or "hidden_by_limit" }, _) => UploadWords.NotHandedOut(name, "tombstone"),
        ({ IsExternal: true }, _) => UploadWords.NotHandedOut(name, "external"),
        (_, UploadKind.Other) => UploadWords.NotALesson(name),
        ({ Address: null }, _) => UploadWords.NotHandedOut(name, "access_denied"),
        ({ Size: { } size }, _) when size > MostBytes(name) => TooLarge(name, size),
        _ => null,
    };

    private static int MostBytes(string name) => Upload.KindOf(name) is UploadKind.Zip ? UploadLimits.ZipBytes : UploadLimits.FileBytes;

    private static ContentError TooLarge(string name, long? size) =>
        Upload.KindOf(name) is UploadKind.Zip ? UploadWords.ZipTooLarge(name, size ?? UploadLimits.ZipBytes + 1L) : UploadWords.FileTooLarge(name, size);
}
