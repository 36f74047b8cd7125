namespace SlackLearningBot.Slack.Web;

/// <summary>Where Slack is and how long an answer may take.</summary>
public sealed record SlackClientOptions
{
    /// <summary>Ends with a slash; method names are appended.</summary>
    public Uri BaseUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>Below the 20 s of lease a sender keeps for a call.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
