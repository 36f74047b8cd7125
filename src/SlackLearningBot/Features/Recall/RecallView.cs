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
            "absence" => Mrkdwn.Of($"More would be forgotten than fits into a day: this is worth the most, and the rest comes on later days. "),
            _ => Mrkdwn.Of($"It comes just before it is forgotten. "),
        };
        var instead = because.Instead is [var questions, var lesson]
            ? Mrkdwn.Of($" There was no time for your lesson, too, and the questions weighed more: {questions} points against {lesson}.")
            : Mrkdwn.Empty;
        return Mrkdwn.Of($"{last}{reason}Your chance of a right answer is {Percent(because.Chance)} now; if you skip it until {Day(because.NextDay)}: {Percent(because.Chance)} → {Percent(because.ChanceThen)}.{instead}");
    }

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Percent(double chance) => $"{Math.Clamp((int)Math.Round(chance * 100, MidpointRounding.AwayFromZero), 1, 99)} %";
}
