namespace SlackLearningBot.Playground.Setup;

/// <summary>A slash command of the app. The path is that of its request URL; null when the manifest names none.</summary>
internal sealed record KnownCommand(string Command, string Description, string UsageHint, string? Path = null);

/// <summary>A shortcut of the app: on a message, or global.</summary>
internal sealed record KnownShortcut(string Name, string CallbackId, string Description, bool OnMessages);

/// <summary>
/// What an app's manifest asks Slack for (https://docs.slack.dev/reference/app-manifest), as far as the Playground offers it:
/// what is not in it does not work here either.
/// </summary>
internal sealed record AppManifest
{
    private static readonly Lazy<AppManifest> Embedded = new(ReadEmbedded);

    /// <summary>Our own bot's, manifests/slack-app.http.yaml.</summary>
    public static AppManifest Ours => Embedded.Value;

    public required string Name { get; init; }

    /// <summary>The bot user's name, as people see it.</summary>
    public required string BotName { get; init; }

    public IReadOnlyList<KnownCommand> Commands { get; init; } = [];

    public IReadOnlyList<KnownShortcut> Shortcuts { get; init; } = [];

    /// <summary>The bot scopes a workspace grants unless it says otherwise.</summary>
    public IReadOnlyList<string> BotScopes { get; init; } = [];

    public IReadOnlyList<string> UserScopes { get; init; } = [];

    /// <summary>Where the app may be sent back to after its consent page.</summary>
    public IReadOnlyList<string> RedirectUrls { get; init; } = [];

    /// <summary>The one that is meant when an app names none.</summary>
    public string? RedirectUrl => RedirectUrls is [var first, ..] ? first : null;

    /// <summary>The bot events the app subscribed to; a message event carries its conversation kind ("message.im").</summary>
    public IReadOnlySet<string> BotEvents { get; init; } = new HashSet<string>();

    public bool HasHomeTab { get; init; }

    public bool HasMessagesTab { get; init; } = true;

    /// <summary>People read in the Messages tab and cannot write.</summary>
    public bool IsMessagesTabReadOnly { get; init; }

    /// <summary>Clicks, shortcuts and submissions reach the app.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The app says that it is reached over a socket.</summary>
    public bool WantsSocketMode { get; init; }

    /// <summary>The path of the request URL for events.</summary>
    public string EventsPath { get; init; } = "/slack/events";

    /// <summary>The path of the request URL for interactions.</summary>
    public string InteractionsPath { get; init; } = "/slack/events";

    /// <summary>The path of the URL that loads options of external selects.</summary>
    public string OptionsPath { get; init; } = "/slack/events";

    /// <summary>The path of a command's request URL.</summary>
    public string PathOf(string command) => Commands.FirstOrDefault(known => known.Command == command)?.Path ?? "/slack/events";

    private static AppManifest ReadEmbedded()
    {
        using var stream = typeof(AppManifest).Assembly.GetManifestResourceStream("slack-app.http.yaml")
            ?? throw new InvalidOperationException("The program was built without manifests/slack-app.http.yaml.");
        using var reader = new StreamReader(stream);
        return ManifestReader.Read(SetupFile.Parse("manifests/slack-app.http.yaml", reader.ReadToEnd()));
    }
}
