using System.Text.Json;

namespace SlackLearningBot.Slack.Web;

/// <summary>What part of a conversation to read; oldest and latest are ts texts.</summary>
public sealed record HistoryQuery(
    string ChannelId,
    string? Oldest = null,
    string? Latest = null,
    bool Inclusive = false,
    int Limit = 100,
    bool IncludeAllMetadata = false,
    string? Cursor = null);

public sealed partial class SlackClient
{
    /// <summary>Opens the direct message with a person, or finds it: the channel's id is what messages are posted to.</summary>
    public Task<SlackResult<Conversation>> ConversationsOpenAsync(string token, string userId, CancellationToken cancel) =>
        ConversationsOpenAsync(token, [userId], cancel);

    /// <summary>
    /// The same for the conversation of the bot with one to eight people (https://docs.slack.dev/reference/methods/conversations.open); for several it needs
    /// the scope mpim:write. Asked for the same people again, Slack answers with the same conversation.
    /// </summary>
    public Task<SlackResult<Conversation>> ConversationsOpenAsync(string token, IReadOnlyCollection<string> userIds, CancellationToken cancel) =>
        JsonAsync(
            new("conversations.open", Repeatable: true),
            token,
            writer => writer.WriteString("users", string.Join(',', userIds)),
            Conversation.From,
            cancel);

    public Task<SlackResult<Conversation>> ConversationsInfoAsync(string token, string channelId, CancellationToken cancel) =>
        FormAsync(
            new("conversations.info", Repeatable: true),
            token,
            [("channel", channelId), ("include_num_members", "true")],
            Conversation.From,
            cancel);

    /// <summary>One page; types is a list with commas such as <c>public_channel,private_channel</c>.</summary>
    public Task<SlackResult<Page<Conversation>>> ConversationsListPageAsync(
        string token, string types, string? cursor, int limit, string? teamId, CancellationToken cancel) =>
        FormAsync(
            new("conversations.list", Repeatable: true),
            token,
            [("types", types), ("exclude_archived", "true"), ("cursor", cursor), ("limit", Number(limit)), ("team_id", teamId)],
            answer => answer.Page("channels", Conversation.From),
            cancel);

    public IAsyncEnumerable<SlackResult<Page<Conversation>>> ConversationsListAsync(
        string token, string types, int limit, string? teamId, CancellationToken cancel) =>
        Pages.AllAsync(
            "conversations.list",
            (cursor, stop) => ConversationsListPageAsync(token, types, cursor, limit, teamId, stop),
            cancel);

    /// <summary>One page of member ids.</summary>
    public Task<SlackResult<Page<string>>> ConversationsMembersPageAsync(
        string token, string channelId, string? cursor, int limit, CancellationToken cancel) =>
        FormAsync(
            new("conversations.members", Repeatable: true),
            token,
            [("channel", channelId), ("cursor", cursor), ("limit", Number(limit))],
            answer => new Page<string>(answer.Json.Texts("members"), answer.NextCursor),
            cancel);

    public IAsyncEnumerable<SlackResult<Page<string>>> ConversationsMembersAsync(
        string token, string channelId, int limit, CancellationToken cancel) =>
        Pages.AllAsync(
            "conversations.members",
            (cursor, stop) => ConversationsMembersPageAsync(token, channelId, cursor, limit, stop),
            cancel);

    /// <summary>One page, newest first, without thread replies.</summary>
    public Task<SlackResult<Page<ReceivedMessage>>> ConversationsHistoryAsync(
        string token, HistoryQuery query, CancellationToken cancel) =>
        FormAsync(new("conversations.history", Repeatable: true), token, Fields(query), ReadMessages, cancel);

    /// <summary>One page of a thread, its first message included.</summary>
    public Task<SlackResult<Page<ReceivedMessage>>> ConversationsRepliesAsync(
        string token, string threadTs, HistoryQuery query, CancellationToken cancel) =>
        FormAsync(
            new("conversations.replies", Repeatable: true), token, [("ts", threadTs), .. Fields(query)], ReadMessages, cancel);

    private static (string Name, string? Value)[] Fields(HistoryQuery query) =>
    [
        ("channel", query.ChannelId),
        ("oldest", query.Oldest),
        ("latest", query.Latest),
        ("inclusive", query.Inclusive ? Flag(true) : null),
        ("limit", Number(query.Limit)),
        ("include_all_metadata", query.IncludeAllMetadata ? Flag(true) : null),
        ("cursor", query.Cursor),
    ];

    private static Page<ReceivedMessage>? ReadMessages(SlackAnswer answer) =>
        answer.Json.Field("messages") is { ValueKind: JsonValueKind.Array } ? answer.Page("messages", ReceivedMessage.From) : null;
}
