using System.Globalization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>Words that several messages about sessions use. Titles and places are people's own: they are shown letter by letter.</summary>
internal static class SessionWords
{
    /// <summary>"@Ben", "@Ben and @Anna", "@Ben, @Anna and @Erik".</summary>
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

    /// <summary>Stars would end the bold.</summary>
    public static Mrkdwn Bold(string title) => Mrkdwn.Of($"*{title.Replace('*', '∗')}*");

    /// <summary>By each reader's own clock; where Slack cannot show that, in UTC.</summary>
    public static SlackDate Moment(DateTimeOffset at) => new(at, "{date_long_pretty} at {time}", Plainly(at));

    public static string Plainly(DateTimeOffset at) => at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>When, how long and where.</summary>
    public static Mrkdwn When(SessionDate date) => Mrkdwn.Of($"{Moment(date.StartsAt)}, {date.Minutes} minutes{Place(date)}");

    private static Mrkdwn Place(SessionDate date) => date.Place.Length == 0
        ? Mrkdwn.Empty
        : Uri.TryCreate(date.Place, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Mrkdwn.Of($" · {new SlackLink(date.Place, date.Place)}")
            : Mrkdwn.Of($" · {date.Place}");

    /// <summary>How many still can come, or how it stands.</summary>
    public static string Seats(SessionDate date) => date switch
    {
        { State: DateStates.Cancelled } => "called off",
        { State: DateStates.Held } => "over",
        { Seats: null } => Count(date.Coming, "person comes", "people come"),
        { Seats: { } seats } when seats > date.Coming => Count(seats - date.Coming, "seat is left", "seats are left"),
        { Waiting: 0 } => "all seats are taken",
        _ => $"all seats are taken, {Count(date.Waiting, "person waits", "people wait")}",
    };

    public static string Count(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";
}
