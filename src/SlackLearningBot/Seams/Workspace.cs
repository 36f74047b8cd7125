namespace SlackLearningBot.Seams;

/// <summary>One Slack team that installed the bot, with its token ready to use.</summary>
internal sealed record Workspace(string TeamId, string TeamName, Uri Url, string BotUserId, string Token)
{
    /// <summary>The link Slack itself gives a message: https://team.slack.com/archives/D1/p1700000000000100.</summary>
    public Uri LinkTo(string channel, string ts) => new(Url, $"archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}");

    /// <summary>Never the token: records print their members.</summary>
    public override string ToString() => $"workspace {TeamId}";
}
