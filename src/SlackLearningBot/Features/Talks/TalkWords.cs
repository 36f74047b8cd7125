using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Words that several messages about talks use.</summary>
internal static class TalkWords
{
    /// <summary>"@Ben", "@Ben and @Anna", "@Ben, @Anna and @Erik"; whoever had themselves erased is not named.</summary>
    public static Mrkdwn People(IReadOnlyList<string> people)
    {
        Mrkdwn[] names = [.. people.Select(one => Mrkdwn.Of($"{new SlackUser(one)}"))];
        return names switch
        {
            [] => Mrkdwn.Of($"a colleague of before"),
            [var one] => one,
            _ => Mrkdwn.Of($"{Mrkdwn.Join(", ", names[..^1])} and {names[^1]}"),
        };
    }

    /// <summary>A moment by each reader's own clock, a day, or that there is none yet.</summary>
    public static Mrkdwn When(Talk talk) => talk switch
    {
        { State: TalkStates.Proposed } => Mrkdwn.Of($"no date yet"),
        { State: TalkStates.Planned, StartsAt: { } at } => Mrkdwn.Of($"{Moment(at)}, {talk.Minutes} minutes"),
        { Day: { } day } => Mrkdwn.Of($"{Day(day)}"),
        _ => Mrkdwn.Of($"called off"),
    };

    public static SlackDate Moment(DateTimeOffset at) =>
        new(at, "{date_long_pretty} at {time}", at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where to see it again; empty when nobody said.</summary>
    public static Mrkdwn Links(Talk talk) => Mrkdwn.Join(" · ", new[]
    {
        talk.Recording is { } recording ? Mrkdwn.Of($"{new SlackLink(recording, "Recording")}") : null,
        talk.Slides is { } slides ? Mrkdwn.Of($"{new SlackLink(slides, "Slides")}") : null,
    }.OfType<Mrkdwn>());
}
