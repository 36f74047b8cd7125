using System.Text.Json;

namespace SlackLearningBot.Slack;

/// <summary>
/// A person as Slack knows them (https://docs.slack.dev/reference/objects/user-object). Zone and locale may be missing; the zone is an
/// IANA name, the locale BCP 47. The offset is not here on purpose: it changes with the season.
/// </summary>
public sealed record SlackMember(
    string Id,
    string? TeamId,
    string? Name,
    string? RealName,
    string? DisplayName,
    string? Email,
    string? Title,
    string? TimeZone,
    string? Locale,
    bool IsDeleted,
    bool IsBot,
    bool IsAppUser,
    bool IsAdmin,
    bool IsOwner,
    bool IsRestricted,
    bool IsUltraRestricted,
    bool IsStranger,
    bool IsInvitedUser,
    string? EnterpriseId,
    string? EnterpriseUserId,
    IReadOnlyList<string> EnterpriseTeams,
    DateTimeOffset? Updated)
{
    private const string SlackbotId = "USLACKBOT";

    /// <summary>True when no person reads along: bots, workflows, and Slackbot, which calls itself no bot.</summary>
    public bool IsMachine => IsBot || Id is SlackbotId;

    /// <summary>The name to show: display name, else full name, else handle, else the id.</summary>
    public string ShownName => new[] { DisplayName, RealName, Name }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? Id;

    internal static SlackMember From(JsonElement json) => new(
        json.Text("id") ?? "",
        json.Text("team_id") ?? json.Text("profile", "team"),
        json.Text("name"),
        json.Text("real_name") ?? json.Text("profile", "real_name"),
        json.Text("profile", "display_name"),
        json.Text("profile", "email"),
        json.Text("profile", "title"),
        json.Text("tz"),
        json.Text("locale"),
        json.Flag("deleted"),
        json.Flag("is_bot"),
        json.Flag("is_app_user"),
        json.Flag("is_admin"),
        json.Flag("is_owner"),
        json.Flag("is_restricted"),
        json.Flag("is_ultra_restricted"),
        json.Flag("is_stranger"),
        json.Flag("is_invited_user"),
        json.Text("enterprise_user", "enterprise_id"),
        json.Text("enterprise_user", "id"),
        json.Object("enterprise_user")?.Texts("teams") ?? [],
        json.Instant("updated"));
}
