using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Hands a file over: asks where to put it, puts it there, shows it. Done twice it shows the same file twice.</summary>
internal sealed class FileHandover(SlackClient slack, NpgsqlDataSource database, DirectMessages conversations, Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>The last call, whose rate it keeps.</summary>
    public const string Method = "files.completeUploadExternal";

    /// <summary>Somebody waits for the file: they hear of a failure after a few tries, not after the outbox's own last one.</summary>
    private const int MostTries = 5;

    public static IReadOnlyList<string> InConversation { get; } = ["files.getUploadURLExternal", Method];

    public static IReadOnlyList<string> InDirectMessage { get; } = [DirectMessages.Method, .. InConversation];

    private static CallOutcome.Drop ErasedMeanwhile { get; } = new("erased meanwhile");

    /// <summary>Into the direct message of whoever asked for it; when it cannot be, they are told.</summary>
    /// <param name="delivery">What is done; its recipient is a person.</param>
    /// <param name="workspace">Theirs.</param>
    /// <param name="file">What they get.</param>
    /// <param name="sorry">What is said instead, from Slack's word for what is wrong.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CallOutcome> ToPersonAsync(Delivery delivery, Workspace workspace, NewFile file, Func<string, SlackMessage> sorry, CancellationToken cancel)
    {
        var (channel, refused) = await conversations.OpenAsync(delivery, workspace, cancel);
        return channel is null
            ? new CallOutcome.Failed(refused!)
            : await ToConversationAsync(delivery, workspace, channel, file, cancel) switch
            {
                CallOutcome.Failed { Failure: var failure } when IsOver(delivery, failure) => await ApologiseAsync(delivery, sorry(failure.Error), failure.Error, cancel),
                var outcome => outcome,
            };
    }

    /// <summary>Into a conversation the bot is in.</summary>
    public async Task<CallOutcome> ToConversationAsync(Delivery delivery, Workspace workspace, string channel, NewFile file, CancellationToken cancel)
    {
        var target = await slack.FilesGetUploadUrlExternalAsync(workspace.Token, file.Name, file.Bytes.Length, cancel);
        if (target is SlackResult<UploadTarget>.Failed noTarget)
        {
            return new CallOutcome.Failed(noTarget.Failure);
        }

        var place = ((SlackResult<UploadTarget>.Ok)target).Value;
        if (!await IsStillWantedAsync(delivery, cancel))
        {
            return ErasedMeanwhile;
        }

        if (await slack.UploadAsync(place, file.Bytes, cancel) is SlackResult<SlackDone>.Failed notTaken)
        {
            return new CallOutcome.Failed(notTaken.Failure);
        }

        // What was put there and is not shown, Slack throws away.
        if (!await IsStillWantedAsync(delivery, cancel))
        {
            return ErasedMeanwhile;
        }

        return await slack.FilesCompleteUploadExternalAsync(workspace.Token, place.FileId, file.Name, channel, file.Comment, null, cancel) switch
        {
            SlackResult<SlackDone>.Failed notShown => new CallOutcome.Failed(notShown.Failure),
            _ => new CallOutcome.Done(),
        };
    }

    private Task<bool> IsStillWantedAsync(Delivery delivery, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => Deliveries.HoldAsync(transaction, delivery, cancel), cancel);

    /// <summary>A limit or a dead token ends by itself or by the operator; the file waits for that.</summary>
    private static bool IsOver(Delivery delivery, SlackFailure failure) =>
        failure is { IsTokenDead: false, IsRateLimited: false } && (failure.Kind == FailureKind.Permanent || delivery.Attempts >= MostTries);

    private async Task<CallOutcome> ApologiseAsync(Delivery delivery, SlackMessage sorry, string error, CancellationToken cancel) => await database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
            {
                return ErasedMeanwhile;
            }

            await deliveries.EnqueueAsync(transaction, FileFailedWork.Of(delivery, sorry, calendar.Now), cancel);
            return new CallOutcome.Drop(error);
        },
        cancel);
}

/// <summary>A file for somebody.</summary>
/// <param name="Name">With its ending.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Comment">Said beside it.</param>
internal sealed record NewFile(string Name, byte[] Bytes, string Comment);

/// <summary>Tells who waits for a file that it does not come, in the words of the slice that owed it.</summary>
internal sealed class FileFailedWork : IMessageWork
{
    public const string KindName = "file.failed";

    public string Kind => KindName;

    public static NewDelivery Of(Delivery file, SlackMessage sorry, DateTimeOffset now) =>
        NewDelivery.To(file.Person, KindName, $"{file.Kind}:{file.Slot}", DeliveryClass.Answer, now) with { Payload = SlackJson.Write(sorry) };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => Task.FromResult<Rendering>(new Rendering.Post(StoredMessage.Read(delivery.Payload)));
}

/// <summary>A message in a delivery's payload.</summary>
internal static class StoredMessage
{
    public static SlackMessage Read(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return new SlackMessage(Mrkdwn.Raw(json.RootElement.GetProperty("text").GetString()!), SlackJson.ReadBlocks(json.RootElement.GetProperty("blocks")));
    }
}
