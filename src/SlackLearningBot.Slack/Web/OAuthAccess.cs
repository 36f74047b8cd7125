namespace SlackLearningBot.Slack.Web;

/// <summary>
/// An installation, as oauth.v2.access answers it. The team is missing when the app was installed for a whole organisation; a token that
/// expires comes from an app with token rotation.
/// </summary>
public sealed record OAuthAccess(
    string AccessToken,
    IReadOnlyList<string> Scopes,
    string? BotUserId,
    string AppId,
    string? TeamId,
    string? TeamName,
    string? EnterpriseId,
    bool IsEnterpriseInstall,
    string? InstallerId,
    TimeSpan? ExpiresIn)
{
    internal static OAuthAccess? From(SlackAnswer answer) =>
        answer.Json.Text("access_token") is { Length: > 0 } token && answer.Json.Text("app_id") is { } app
            ? new(
                token,
                [.. (answer.Json.Text("scope") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                answer.Json.Text("bot_user_id"),
                app,
                answer.Json.Text("team", "id"),
                answer.Json.Text("team", "name"),
                answer.Json.Text("enterprise", "id"),
                answer.Json.Flag("is_enterprise_install"),
                answer.Json.Text("authed_user", "id"),
                answer.Json.Whole("expires_in") is { } seconds ? TimeSpan.FromSeconds(seconds) : null)
            : null;

    /// <summary>Never the token: records print their members.</summary>
    public override string ToString() => $"installation of {AppId} in {TeamId ?? EnterpriseId}";
}
