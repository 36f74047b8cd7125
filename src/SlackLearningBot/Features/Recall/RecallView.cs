using System.Globalization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Recall;

/// <summary>The words for "Why this?" of questions that are asked again.</summary>
internal static class RecallView
{
    private const int MostAsk = 150;

    public static Mrkdwn What(AskedWhy asked) => Mrkdwn.Of($"the question “{SlackText.Truncate(asked.Ask, MostAsk)}”");

    /// <summary>Why it came, and what had become of it without.</summary>
    public static Mrkdwn Why(AskedWhy asked)
    {
        var because = asked.Because;
        var last = because.LastOn is { } day ? Mrkdwn.Of($"You answered it last on {Day(day)}. ") : Mrkdwn.Empty;
        var reason = because.Kind switch
        {
            "deadline" => Mrkdwn.Of($"It is wanted on {Day(because.Deadline ?? because.NextDay)}, so everything for that day comes once more before. "),
            "absence" => Mrkdwn.Of($"You were away for a while: of what would be forgotten, this is worth the most. The rest comes on later days. "),
            _ => Mrkdwn.Of($"It comes just before it is forgotten. "),
        };
        return Mrkdwn.Of($"{last}{reason}I think you know it with {Percent(because.Chance)} now; if you skip it until {Day(because.NextDay)}: {Percent(because.Chance)} → {Percent(because.ChanceThen)}.");
    }

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Percent(double chance) => $"{Math.Clamp((int)Math.Round(chance * 100, MidpointRounding.AwayFromZero), 1, 99)} %";
}
