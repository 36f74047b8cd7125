using System.Collections.Frozen;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>Which errors end Socket Mode for good, until somebody changed the app or its token.</summary>
public static class SocketErrors
{
    private static readonly FrozenSet<string> Final = FrozenSet.Create(
        StringComparer.Ordinal,
        Disconnect.LinkDisabled,
        "not_authed",
        "invalid_auth",
        "account_inactive",
        "user_removed_from_team",
        "team_disabled",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "not_allowed_token_type",
        "forbidden_team",
        "access_denied",
        "missing_args");

    /// <summary>True for what trying again leads to again; any other error may pass, a code nobody documented too.</summary>
    public static bool IsFinal(string error) => Final.Contains(error);
}
