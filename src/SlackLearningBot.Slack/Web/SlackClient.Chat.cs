using System.Text.Json;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>Posts. A failure that is ambiguous may have posted: look for the metadata before trying again.</summary>
    public Task<SlackResult<MessageAddress>> ChatPostMessageAsync(
        string token, string channelId, SlackMessage message, CancellationToken cancel) =>
        JsonAsync(
            new("chat.postMessage", Repeatable: false),
            token,
            writer =>
            {
                writer.WriteString("channel", channelId);
                message.WriteFields(writer);
            },
            MessageAddress.From,
            cancel);

    /// <summary>Replaces text and blocks; metadata stays when the message has none. The channel of a direct message is its <c>D…</c> id.</summary>
    public Task<SlackResult<MessageAddress>> ChatUpdateAsync(
        string token, MessageAddress address, SlackMessage message, CancellationToken cancel) =>
        JsonAsync(
            new("chat.update", Repeatable: true),
            token,
            writer =>
            {
                WriteAddress(writer, address);
                message.WriteChanges(writer);
            },
            MessageAddress.From,
            cancel);

    public Task<SlackResult<MessageAddress>> ChatDeleteAsync(string token, MessageAddress address, CancellationToken cancel) =>
        JsonAsync(
            new("chat.delete", Repeatable: true), token, writer => WriteAddress(writer, address), MessageAddress.From, cancel);

    /// <summary>A message only one member of the channel sees, until they reload. Slack does not promise that it arrives.</summary>
    public Task<SlackResult<EphemeralSent>> ChatPostEphemeralAsync(
        string token, string channelId, string userId, SlackMessage message, CancellationToken cancel) =>
        JsonAsync(
            new("chat.postEphemeral", Repeatable: false),
            token,
            writer =>
            {
                writer.WriteString("channel", channelId);
                writer.WriteString("user", userId);
                message.WriteFields(writer);
            },
            answer => answer.Json.Text("message_ts") is { } ts ? new EphemeralSent(ts) : null,
            cancel);

    /// <summary>The message's address in the browser.</summary>
    public Task<SlackResult<string>> ChatGetPermalinkAsync(string token, MessageAddress address, CancellationToken cancel) =>
        FormAsync(
            new("chat.getPermalink", Repeatable: true),
            token,
            [("channel", address.ChannelId), ("message_ts", address.Ts)],
            answer => answer.Json.Text("permalink"),
            cancel);

    private static void WriteAddress(Utf8JsonWriter writer, MessageAddress address)
    {
        writer.WriteString("channel", address.ChannelId);
        writer.WriteString("ts", address.Ts);
    }
}
