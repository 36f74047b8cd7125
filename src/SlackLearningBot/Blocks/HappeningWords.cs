using System.Globalization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Words about what takes place: with whom, when and where. Titles and places are people's own: they are shown letter by letter.</summary>
internal static class HappeningWords
{
    /// <summary>"@Ben", "@Ben and @Anna", "@Ben, @Anna and @Erik"; whoever had themselves erased is not named.</summary>
    public static Mrkdwn People(IReadOnlyList<string> people)
    {
        Mrkdwn[] names = [.. people.Select(one => Mrkdwn.Of($"{new SlackUser(one)}"))];
        return names switch
        {
            [] => Mrkdwn.Of($"a colleague"),
            [var one] => one,
            _ => Mrkdwn.Of($"{Mrkdwn.Join(", ", names[..^1])} and {names[^1]}"),
        };
    }

    /// <summary>A moment by each reader's own clock; where Slack cannot show that, in UTC.</summary>
    public static SlackDate Moment(DateTimeOffset at) => new(at, "{date_long_pretty} at {time}", Plainly(at));

    public static string Plainly(DateTimeOffset at) => at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>As the end of a line; a link is one, and nothing is nothing.</summary>
    public static Mrkdwn Place(string place) => place.Length == 0
        ? Mrkdwn.Empty
        : Uri.TryCreate(place, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Mrkdwn.Of($" · {new SlackLink(place, place)}")
            : Mrkdwn.Of($" · {place}");

    /// <summary>A star in it would end the bold.</summary>
    public static Mrkdwn Bold(string title) => Mrkdwn.Of($"*{title.Replace('*', '∗')}*");

    public static string Count(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";
}
