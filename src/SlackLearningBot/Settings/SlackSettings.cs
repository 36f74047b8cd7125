using System.ComponentModel.DataAnnotations;

namespace SlackLearningBot.Settings;

/// <summary>How the bot and Slack know each other, and which way Slack's requests come.</summary>
internal sealed class SlackSettings
{
    public const string Section = "Slack";

    /// <summary>Bot token of the workspace that is installed from the settings (xoxb-…).</summary>
    public string? BotToken { get; init; }

    /// <summary>The app's signing secret: everything Slack sends over HTTP is checked with it. Without it nothing is taken over HTTP.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The app-level token (xapp-…): with it the bot opens connections to Slack (Socket Mode) instead of being called by it.</summary>
    public string? AppToken { get; init; }

    /// <summary>How many connections are held in Socket Mode; Slack allows an app ten, over all copies of the program.</summary>
    [Range(1, 10, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int SocketConnections { get; init; } = 2;

    /// <summary>The app's client id (Basic Information, App Credentials): with it people install the bot themselves, at /slack/install.</summary>
    public string? ClientId { get; init; }

    /// <summary>The app's client secret, which goes with <see cref="ClientId"/>.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where Slack sends people back after installing, when it is not <see cref="BotSettings.PublicUrl"/> with slack/oauth behind it.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>Slack's Web API; another address only for the Playground.</summary>
    public Uri ApiBaseUrl { get; init; } = new("https://slack.com/api/");

    public bool UsesSocketMode() => !string.IsNullOrWhiteSpace(AppToken);

    public bool TakesHttp() => SigningSecret != "";
}
