namespace SlackLearningBot.Settings;

/// <summary>How the bot and Slack know each other.</summary>
internal sealed class SlackSettings
{
    public const string Section = "Slack";

    /// <summary>Bot token of the workspace that is installed from the settings (xoxb-…).</summary>
    public string? BotToken { get; init; }

    /// <summary>The app's signing secret: everything Slack sends is checked with it.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>Slack's Web API; another address only for the Playground.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://slack.com/api/");
}
