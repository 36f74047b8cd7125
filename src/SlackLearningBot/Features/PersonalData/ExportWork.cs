using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Hands the file over in the direct message: asks where to put it, puts it there, shows it. Done twice it shows the same file twice.</summary>
internal sealed class ExportWork(
    NpgsqlDataSource database, ExportFile file, DirectMessages conversations, Deliveries deliveries, SlackClient slack, CalendarClock calendar)
    : ICallWork
{
    public const string KindName = "data.export";

    /// <summary>Somebody waits for the file: they hear of a failure after a few tries, not after the outbox's own last one.</summary>
    private const int MostTries = 5;

    public string Kind => KindName;

    public string Method => "files.completeUploadExternal";

    public IReadOnlyList<string> Methods { get; } = [DirectMessages.Method, "files.getUploadURLExternal", "files.completeUploadExternal"];

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (channel, refused) = await conversations.OpenAsync(delivery, workspace, cancel);
        return channel is null
            ? new CallOutcome.Failed(refused!)
            : await HandOverAsync(delivery, workspace, channel, cancel) switch
            {
                CallOutcome.Failed { Failure: var failure } when IsOver(delivery, failure) => await ApologiseAsync(delivery, failure, cancel),
                var outcome => outcome,
            };
    }

    private async Task<CallOutcome> HandOverAsync(Delivery delivery, Workspace workspace, string channel, CancellationToken cancel)
    {
        if (await file.WriteAsync(delivery, calendar.Now, cancel) is not { } bytes)
        {
            return ErasedMeanwhile;
        }

        var name = PersonalDataView.FileName(delivery.Recipient, calendar.Now);
        var target = await slack.FilesGetUploadUrlExternalAsync(workspace.Token, name, bytes.Length, cancel);
        if (target is SlackResult<UploadTarget>.Failed noTarget)
        {
            return new CallOutcome.Failed(noTarget.Failure);
        }

        var place = ((SlackResult<UploadTarget>.Ok)target).Value;
        if (!await IsStillWantedAsync(delivery, cancel))
        {
            return ErasedMeanwhile;
        }

        if (await slack.UploadAsync(place, bytes, cancel) is SlackResult<SlackDone>.Failed notTaken)
        {
            return new CallOutcome.Failed(notTaken.Failure);
        }

        // What was put there and is not shown, Slack throws away.
        if (!await IsStillWantedAsync(delivery, cancel))
        {
            return ErasedMeanwhile;
        }

        return await slack.FilesCompleteUploadExternalAsync(workspace.Token, place.FileId, name, channel, PersonalDataView.FileComment, null, cancel) switch
        {
            SlackResult<SlackDone>.Failed notShown => new CallOutcome.Failed(notShown.Failure),
            _ => new CallOutcome.Done(),
        };
    }

    private Task<bool> IsStillWantedAsync(Delivery delivery, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => Deliveries.HoldAsync(transaction, delivery, cancel), cancel);

    private static CallOutcome.Drop ErasedMeanwhile { get; } = new("erased meanwhile");

    /// <summary>A limit or a dead token ends by itself or by the operator; the file waits for that.</summary>
    private static bool IsOver(Delivery delivery, SlackFailure failure) =>
        failure is { IsTokenDead: false, IsRateLimited: false } && (failure.Kind == FailureKind.Permanent || delivery.Attempts >= MostTries);

    private async Task<CallOutcome> ApologiseAsync(Delivery delivery, SlackFailure failure, CancellationToken cancel) => await database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
            {
                return ErasedMeanwhile;
            }

            await deliveries.EnqueueAsync(transaction, ExportFailedWork.Of(delivery.Person, delivery.Slot, failure.Error, calendar.Now), cancel);
            return new CallOutcome.Drop(failure.Error);
        },
        cancel);
}
