using System.Text.Json;

namespace SlackLearningBot.Slack.Web;

/// <summary>Whose token it is; the scopes are those Slack named in the answer's header, and the time is Slack's when it answered.</summary>
public sealed record AuthTest(
    string TeamId,
    string UserId,
    string? BotId,
    string? Url,
    string? Team,
    string? User,
    string? EnterpriseId,
    bool IsEnterpriseInstall,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? ServerTime)
{
    internal static AuthTest? From(SlackAnswer answer) =>
        answer.Json.Text("team_id") is { } team && answer.Json.Text("user_id") is { } user
            ? new(
                team,
                user,
                answer.Json.Text("bot_id"),
                answer.Json.Text("url"),
                answer.Json.Text("team"),
                answer.Json.Text("user"),
                answer.Json.Text("enterprise_id"),
                answer.Json.Flag("is_enterprise_install"),
                answer.Scopes,
                answer.Headers.Date)
            : null;
}

/// <summary>What team.info says about a workspace (https://docs.slack.dev/reference/methods/team.info).</summary>
public sealed record TeamInfo(string Id, string? Name, string? Domain, string? EmailDomain, string? EnterpriseId)
{
    internal static TeamInfo? From(SlackAnswer answer) => answer.Json.Object("team") is { } team && team.Text("id") is { } id
        ? new(id, team.Text("name"), team.Text("domain"), team.Text("email_domain"), team.Text("enterprise_id"))
        : null;
}

/// <summary>A channel or direct message. Judge privacy by the three flags that say so, never by the id's first letter.</summary>
public sealed record Conversation(
    string Id,
    string? Name,
    bool IsIm,
    bool IsMpim,
    bool IsPrivate,
    bool IsExtShared,
    bool IsArchived,
    bool IsMember,
    string? UserId,
    int? MemberCount,
    string? Creator)
{
    /// <summary>A channel that everybody in the workspace can read, and nobody from another company does.</summary>
    public bool IsForEverybodyHere => !IsIm && !IsMpim && !IsPrivate && !IsExtShared;

    internal static Conversation From(JsonElement json) => new(
        json.Text("id") ?? "",
        json.Text("name"),
        json.Flag("is_im"),
        json.Flag("is_mpim"),
        json.Flag("is_private"),
        json.Flag("is_ext_shared"),
        json.Flag("is_archived"),
        json.Flag("is_member"),
        json.Text("user"),
        (int?)json.Whole("num_members"),
        json.Text("creator"));

    internal static Conversation? From(SlackAnswer answer) =>
        answer.Json.Object("channel") is { } channel && channel.Text("id") is not null ? From(channel) : null;
}

/// <summary>Where a message lies: what updates and deletions need. The channel of a direct message is its <c>D…</c> id.</summary>
public sealed record MessageAddress(string ChannelId, string Ts)
{
    internal static MessageAddress? From(SlackAnswer answer) =>
        answer.Json.Text("channel") is { } channel && answer.Json.Text("ts") is { } ts ? new(channel, ts) : null;
}

/// <summary>An ephemeral message went out; whether it was seen Slack does not say.</summary>
public sealed record EphemeralSent(string Ts);

/// <summary>Where to post the bytes of a file, and its id to complete it with. The address is a credential.</summary>
public sealed record UploadTarget(Uri Url, string FileId)
{
    internal static UploadTarget? From(SlackAnswer answer) => answer.Json.Text("file_id") is { } id
        && Uri.TryCreate(answer.Json.Text("upload_url"), UriKind.Absolute, out var url) ? new(url, id) : null;

    public override string ToString() => $"upload of {FileId}";
}
