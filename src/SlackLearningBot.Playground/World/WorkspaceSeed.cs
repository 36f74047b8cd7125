namespace SlackLearningBot.Playground.World;

/// <summary>How a workspace is installed: who it is and what the bot may do there.</summary>
internal sealed record WorkspaceSeed(string TeamId, string Name, string Domain, string BotToken)
{
    public string SigningSecret { get; init; } = PlaygroundOptions.SigningSecret;

    public string? BotUserId { get; init; }

    public string? BotId { get; init; }

    public IReadOnlyList<string>? BotScopes { get; init; }

    /// <summary>False for a workspace that has the app only after somebody allows it on /oauth/v2/authorize; its token is then never good.</summary>
    public bool IsInstalled { get; init; } = true;
}
