namespace SlackLearningBot.Settings;

/// <summary>What the bot may do in a workspace (https://docs.slack.dev/reference/scopes). The manifests, the install button and <c>doctor</c> agree by tests; the manifests give each scope's reason.</summary>
internal static class BotScopes
{
    public static IReadOnlyList<string> All { get; } =
        [
            "channels:manage", "channels:read", "chat:write", "commands", "dnd:read", "files:read", "files:write", "groups:read", "groups:write", "im:history",
            "im:write", "mpim:history", "mpim:write", "usergroups:read", "users:read", "users:read.email",
        ];

    /// <summary>Which of them a token lacks.</summary>
    public static IReadOnlyList<string> MissingFrom(IEnumerable<string> granted) => [.. All.Except(granted)];
}
