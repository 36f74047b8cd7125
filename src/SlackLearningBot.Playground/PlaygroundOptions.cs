namespace SlackLearningBot.Playground;

/// <summary>A slash command as the app's configuration names it.</summary>
internal sealed record KnownCommand(string Command, string Description, string UsageHint);

/// <summary>A shortcut as the app's configuration names it: on a message, or global.</summary>
internal sealed record KnownShortcut(string Name, string CallbackId, string Description, bool OnMessages);

/// <summary>How a Playground is set up: what the app's configuration page would hold at Slack.</summary>
internal sealed record PlaygroundOptions
{
    public const string BotToken = "xoxb-playground";
    public const string AppToken = "xapp-playground";
    public const string SigningSecret = "playground";

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Starts with the demo workspace (people, channels and a little history); otherwise the world is empty.</summary>
    public bool WithDemoWorkspace { get; init; } = true;

    public string AppName { get; init; } = "Learning Bot";

    public IReadOnlyList<KnownCommand> Commands { get; init; } =
        [new("/learn", "Your lessons, tracks and settings", "[today | catalog | time 08:30 mon-thu | pause 3d | help]")];

    public IReadOnlyList<KnownShortcut> Shortcuts { get; init; } = [];

    /// <summary>The bot scopes a workspace grants unless it says otherwise.</summary>
    public IReadOnlyList<string> BotScopes { get; init; } =
    [
        "chat:write", "commands", "im:history", "im:read", "im:write", "users:read", "users:read.email", "team:read",
        "channels:read", "channels:history", "groups:read", "files:write",
    ];

    /// <summary>The bot events the app subscribed to; a message event carries its conversation kind ("message.im").</summary>
    public IReadOnlySet<string> BotEvents { get; init; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "app_home_opened", "message.im", "message.channels", "user_change", "team_join", "app_uninstalled", "tokens_revoked",
    };

    /// <summary>The folder of the page; null looks beside the program and then in the source tree.</summary>
    public string? WebRoot { get; init; }
}
