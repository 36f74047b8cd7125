using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What else ended when somebody said stop.</summary>
internal static class EndedText
{
    private const int Most = 5;

    /// <param name="ended">By title; at least one.</param>
    public static Mrkdwn Words(IReadOnlyList<string> ended)
    {
        var titles = Mrkdwn.Join(", ", ended.Take(Most).Select(title => Mrkdwn.Of($"“{title}”")));
        var more = ended.Count > Most ? Mrkdwn.Of($" and {ended.Count - Most} more") : Mrkdwn.Empty;
        return Mrkdwn.Of($"With this you have left {(ended.Count == 1 ? "the programme" : "the programmes")} {titles}{more}, too. When you start again, I offer what is still under way.").Truncate(SlackLimits.SectionText);
    }
}
