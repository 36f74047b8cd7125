using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Links to addresses that people wrote.</summary>
internal static class LinkText
{
    /// <summary>The label alone where the address, escaped, leaves no room for anything else.</summary>
    public static Mrkdwn To(string url, string label, int longest) =>
        Mrkdwn.Of($"{new SlackLink(url, label)}") is { } link && link.Text.Length <= longest ? link : Mrkdwn.Of($"{label}");
}
