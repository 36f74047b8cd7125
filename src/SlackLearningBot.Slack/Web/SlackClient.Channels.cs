namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>
    /// Makes a channel with the bot in it (https://docs.slack.dev/reference/methods/conversations.create): a public one needs the scope channels:manage, a private one
    /// groups:write. A second call finds its own name taken, so whoever tries again looks for the channel first.
    /// </summary>
    public Task<SlackResult<Conversation>> ConversationsCreateAsync(string token, string name, bool isPrivate, string? teamId, CancellationToken cancel) =>
        JsonAsync(
            new("conversations.create", Repeatable: false),
            token,
            writer =>
            {
                writer.WriteString("name", name);
                writer.WriteBoolean("is_private", isPrivate);
                if (teamId is not null)
                {
                    writer.WriteString("team_id", teamId);
                }
            },
            Conversation.From,
            cancel);

    /// <summary>
    /// Brings people into a channel the bot is in, at most <see cref="SlackLimits.InvitedAtOnce"/> (https://docs.slack.dev/reference/methods/conversations.invite). Those who
    /// cannot come hold nobody else back; it fails with the first one's error when nobody can come, also because they are all there already.
    /// </summary>
    public Task<SlackResult<SlackDone>> ConversationsInviteAsync(string token, string channelId, IReadOnlyCollection<string> userIds, CancellationToken cancel) =>
        JsonAsync(
            new("conversations.invite", Repeatable: true),
            token,
            writer =>
            {
                writer.WriteString("channel", channelId);
                writer.WriteString("users", string.Join(',', userIds));
                writer.WriteBoolean("force", true);
            },
            _ => Done,
            cancel);

    /// <summary>Says in the head of a channel what it is for; at most <see cref="SlackLimits.ChannelTopic"/> characters (https://docs.slack.dev/reference/methods/conversations.setTopic).</summary>
    public Task<SlackResult<SlackDone>> ConversationsSetTopicAsync(string token, string channelId, string topic, CancellationToken cancel) =>
        JsonAsync(
            new("conversations.setTopic", Repeatable: true),
            token,
            writer =>
            {
                writer.WriteString("channel", channelId);
                writer.WriteString("topic", topic);
            },
            _ => Done,
            cancel);
}
