using SlackLearningBot.Playground.Setup;

namespace SlackLearningBot.Tests.Playground;

/// <summary>An app that asks for more than our bot does, so that the Playground can be tested whole.</summary>
internal static class WideApp
{
    public static AppManifest Manifest { get; } = AppManifest.Ours with
    {
        BotName = "Learning Bot",
        BotScopes =
        [
            "app_mentions:read", "channels:history", "channels:join", "channels:manage", "channels:read", "channels:write.invites", "chat:write", "commands",
            "dnd:read", "files:read", "files:write", "groups:history", "groups:read", "groups:write", "groups:write.invites", "im:history", "im:read",
            "im:write", "mpim:history", "mpim:read", "reactions:read", "reactions:write", "team:read", "usergroups:read", "usergroups:write",
            "users.profile:read", "users:read", "users:read.email",
        ],
        BotEvents = Events("app_home_opened", "message.im", "message.channels", "user_change", "team_join", "app_uninstalled", "tokens_revoked"),
    };

    public static HashSet<string> Events(params string[] names) => new(names, StringComparer.Ordinal);
}
