using System.Text.Json;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>
/// The event itself (https://docs.slack.dev/reference/events): a closed family; <see cref="Json"/> holds what the record does not.
/// Ids Slack left out are empty texts.
/// </summary>
public abstract record InnerEvent(JsonElement Json)
{
    public string Type => Json.Text("type") ?? "";

    public string? EventTs => Json.Text("event_ts");

    internal static InnerEvent From(JsonElement? json) => json is { } found
        ? found.Text("type") switch
        {
            "app_home_opened" => new AppHomeOpened(found),
            "message" => new MessageEvent(found),
            "app_mention" => new AppMention(found),
            "user_change" or "user_profile_changed" or "user_status_changed" => new UserChanged(found),
            "team_join" => new TeamJoined(found),
            "app_uninstalled" => new AppUninstalled(found),
            "tokens_revoked" => new TokensRevoked(found),
            "dnd_updated_user" => new DndUpdatedUser(found),
            "channel_rename" or "group_rename" => new ChannelRenamed(found),
            "channel_archive" or "channel_deleted" or "group_archive" or "group_deleted" => new ChannelClosed(found),
            "channel_id_changed" => new ChannelIdChanged(found),
            "member_joined_channel" => new MemberJoinedChannel(found),
            "member_left_channel" => new MemberLeftChannel(found),
            _ => new UnknownEvent(found),
        }
        : new UnknownEvent(default);

    private protected string Id(string name) => Json.IdOf(name) ?? "";
}

/// <summary>Someone opened the app's Home or Messages tab; the view is missing before the first publish.</summary>
public sealed record AppHomeOpened(JsonElement Json) : InnerEvent(Json)
{
    public string UserId => Id("user");

    public string ChannelId => Id("channel");

    /// <summary>"home", "messages" or another.</summary>
    public string Tab => Json.Text("tab") ?? "";

    public ReceivedView? View => Json.Object("view") is { } view ? ReceivedView.From(view) : null;
}

/// <summary>A message, or with a subtype something that happened to one; edits and deletions carry theirs inside.</summary>
public sealed record MessageEvent(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");

    /// <summary>"im", "mpim", "channel", "group" or "app_home".</summary>
    public string? ChannelType => Json.Text("channel_type");

    public string? Subtype => Json.Text("subtype");

    public string? UserId => Json.Text("user");

    public string? BotId => Json.Text("bot_id");

    public string? AppId => Json.Text("app_id");

    /// <summary>True for messages of this or any other app.</summary>
    public bool IsFromBot => BotId is not null || Subtype is "bot_message";

    public string Text => Json.Text("text") ?? "";

    public string Ts => Json.Text("ts") ?? "";

    public string? ThreadTs => Json.Text("thread_ts");

    public IReadOnlyList<ReceivedFile> Files => [.. Json.Items("files").Select(ReceivedFile.From)];

    /// <summary>The message after an edit (message_changed).</summary>
    public ReceivedMessage? Changed => Json.Object("message") is { } message ? ReceivedMessage.From(message) : null;

    /// <summary>The message before an edit or deletion.</summary>
    public ReceivedMessage? Previous => Json.Object("previous_message") is { } message ? ReceivedMessage.From(message) : null;
}

/// <summary>The app was mentioned; comes besides the message event when both are subscribed.</summary>
public sealed record AppMention(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");

    public string UserId => Id("user");

    public string Text => Json.Text("text") ?? "";

    public string Ts => Json.Text("ts") ?? "";

    public string? ThreadTs => Json.Text("thread_ts");
}

/// <summary>A person's profile, zone, locale or state changed.</summary>
public sealed record UserChanged(JsonElement Json) : InnerEvent(Json)
{
    public SlackMember? Member => Json.Object("user") is { } user ? SlackMember.From(user) : null;
}

/// <summary>Somebody is new in the workspace (https://docs.slack.dev/reference/events/team_join).</summary>
public sealed record TeamJoined(JsonElement Json) : InnerEvent(Json)
{
    public SlackMember? Member => Json.Object("user") is { } user ? SlackMember.From(user) : null;
}

/// <summary>The app was removed from the workspace (https://docs.slack.dev/reference/events/app_uninstalled).</summary>
public sealed record AppUninstalled(JsonElement Json) : InnerEvent(Json);

/// <summary>Tokens are dead; may come before or after <see cref="AppUninstalled"/>, and late, after a new installation.</summary>
public sealed record TokensRevoked(JsonElement Json) : InnerEvent(Json)
{
    public IReadOnlyList<string> BotUserIds => Json.Object("tokens")?.Texts("bot") ?? [];

    public IReadOnlyList<string> UserIds => Json.Object("tokens")?.Texts("oauth") ?? [];
}

/// <summary>Someone's do-not-disturb times changed.</summary>
public sealed record DndUpdatedUser(JsonElement Json) : InnerEvent(Json)
{
    public string UserId => Id("user");

    public DndStatus? Status => Json.Object("dnd_status") is { } status ? DndStatus.From(status) : null;
}

/// <summary>A channel has another name; its id stays (https://docs.slack.dev/reference/events/channel_rename).</summary>
public sealed record ChannelRenamed(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");

    public string Name => Json.Text("channel", "name") ?? "";
}

/// <summary>A channel was archived or deleted: nothing can be posted there.</summary>
public sealed record ChannelClosed(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");
}

/// <summary>A channel has another id from now on, as when it is shared (https://docs.slack.dev/reference/events/channel_id_changed).</summary>
public sealed record ChannelIdChanged(JsonElement Json) : InnerEvent(Json)
{
    public string OldChannelId => Id("old_channel_id");

    public string NewChannelId => Id("new_channel_id");
}

/// <summary>Somebody, or a bot, came into a channel (https://docs.slack.dev/reference/events/member_joined_channel).</summary>
public sealed record MemberJoinedChannel(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");

    public string UserId => Id("user");

    public string? InviterId => Json.Text("inviter");
}

/// <summary>Somebody, or a bot, left a channel (https://docs.slack.dev/reference/events/member_left_channel).</summary>
public sealed record MemberLeftChannel(JsonElement Json) : InnerEvent(Json)
{
    public string ChannelId => Id("channel");

    public string UserId => Id("user");
}

/// <summary>An event this library has no record for; its type is empty when Slack sent no event at all.</summary>
public sealed record UnknownEvent(JsonElement Json) : InnerEvent(Json);
