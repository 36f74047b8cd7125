namespace SlackLearningBot.Features.Workspaces;

/// <summary>An installation as it is kept, in whatever state.</summary>
internal sealed record InstallationRow
{
    /// <summary>Installed by the token in the settings.</summary>
    public const string FromSettings = "settings";

    /// <summary>Installed by somebody at /slack/install.</summary>
    public const string FromOAuth = "oauth";

    public required string TeamId { get; init; }
    public required string BotUserId { get; init; }

    /// <summary>Empty once it was uninstalled.</summary>
    public required string TokenProtected { get; init; }
    public required string State { get; init; }
    public required string Source { get; init; }

    /// <summary>Machine time.</summary>
    public required DateTimeOffset InstalledAt { get; init; }

    public bool IsActive => State == "active";
}
