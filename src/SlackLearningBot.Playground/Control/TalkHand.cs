using SlackLearningBot.Playground.Control.Speech;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>A file as a person picks it from their machine.</summary>
internal sealed record PickedFile(string Name, byte[] Bytes);

/// <summary>Writes messages, with files or without, in threads or outside; changes and deletes the person's own.</summary>
internal sealed class TalkHand(Wiring wiring, Workspace workspace, string user)
{
    public const int MostFiles = 10;

    public async Task<HandResult> SayAsync(
        string typed, string? channelId, string? threadTs, bool alsoInChannel, IReadOnlyList<PickedFile> files, CancellationToken cancel)
    {
        Message message;
        Task told;
        lock (workspace.Gate)
        {
            var (channel, refused) = Writable(channelId);
            if (channel is null)
            {
                return refused!;
            }

            var root = threadTs is null ? null : channel.Find(threadTs);
            if (threadTs is not null && root is null)
            {
                return HandResult.Refused("thread_not_found", "The message this thread hangs on is not there any more.");
            }

            if (files.Count > MostFiles || (files.Count == 0 && typed.Length == 0))
            {
                return HandResult.Refused("no_text", files.Count == 0 ? "A message needs words or a file." : $"A message takes at most {MostFiles} files; these are {files.Count}.");
            }

            message = Written(channel, typed, root?.IsReply == true ? root.ThreadTs : root?.Ts, alsoInChannel, files);
            channel.Add(message);
            channel.MarkRead(user, message.Ts);
            told = Task.WhenAll(message.Files.Select(file => wiring.Happenings.People.FileShared(workspace, channel, file, user))
                .Prepend(wiring.Happenings.Posted(workspace, channel, message)));
        }

        await told.WaitAsync(cancel);
        return new HandResult { Said = message };
    }

    public Task<HandResult> EditAsync(string ts, string? channelId, string typed, CancellationToken cancel) =>
        OwnAsync(ts, channelId, "cant_update_message", mustSay: typed, (channel, message) =>
        {
            var before = message.Now;
            var spoken = Spoken.Of(workspace, typed);
            message.Change(new MessageVersion(workspace.Now, spoken.Text, spoken.Blocks, Metadata: null), workspace.NextTs());
            return wiring.Happenings.Changed(workspace, channel, message, before);
        }, cancel);

    public Task<HandResult> DeleteAsync(string ts, string? channelId, CancellationToken cancel) =>
        OwnAsync(ts, channelId, "cant_delete_message", mustSay: null, (channel, message) =>
        {
            channel.Remove(message);
            return wiring.Happenings.Deleted(workspace, channel, message);
        }, cancel);

    private async Task<HandResult> OwnAsync(
        string ts, string? channelId, string refusal, string? mustSay, Func<Conversation, Message, Task> act, CancellationToken cancel)
    {
        Task told;
        Message message;
        lock (workspace.Gate)
        {
            if (ClickHand.Locate(workspace, user, ts, channelId) is not Spot.InMessage spot)
            {
                return HandResult.Refused("message_not_found", "That message is not there any more.");
            }

            message = spot.Message;
            if (message.UserId != user)
            {
                return HandResult.Refused(refusal, "Only who wrote a message changes or deletes it.");
            }

            if (mustSay is { Length: 0 } && message.Files.Count == 0)
            {
                return HandResult.Refused("no_text", "A message needs words; to take it away, delete it.");
            }

            told = act(spot.Channel, message);
        }

        await told.WaitAsync(cancel);
        return new HandResult { Said = message };
    }

    private Message Written(Conversation channel, string typed, string? threadTs, bool alsoInChannel, IReadOnlyList<PickedFile> files)
    {
        var spoken = Spoken.Of(workspace, typed);
        var broadcast = alsoInChannel && threadTs is not null;
        return new Message(workspace.NextTs(), user, new MessageVersion(workspace.Now, spoken.Text, spoken.Blocks, Metadata: null))
        {
            ThreadTs = threadTs, Broadcast = broadcast, Subtype = files.Count > 0 ? "file_share" : broadcast ? "thread_broadcast" : null,
            Files = [.. files.Select(file => workspace.Files.Keep(Path.GetFileName(file.Name), file.Bytes, user, channel.Id, workspace.Now))],
        };
    }

    /// <summary>A conversation by id or channel name; a person's id means the direct message with them, none the one with the bot.</summary>
    private (Conversation? Channel, HandResult? Refused) Writable(string? channelId)
    {
        var channel = channelId switch
        {
            null => workspace.DmWithBot(user),
            ['U' or 'W', ..] when workspace.People.Find(channelId) is { } other => workspace.Conversations.OpenDirect(user, other.Id, workspace.Now),
            _ => workspace.Conversations.Find(channelId) ?? workspace.Conversations.FindByName(channelId),
        };
        return channel switch
        {
            null => (null, HandResult.Refused("channel_not_found", $"There is no conversation '{channelId}' that you see.")),
            _ when !channel.Has(user) => (null, HandResult.Refused("channel_not_found", "You are not in that conversation.")),
            { IsArchived: true } => (null, HandResult.Refused("is_archived", "That channel is archived.")),
            _ => (channel, null),
        };
    }
}
