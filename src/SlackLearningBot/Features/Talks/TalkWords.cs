using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
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
            [] => Mrkdwn.Of($"a colleague"),
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

    /// <summary>Where it will be, as the end of a line; a link is one.</summary>
    public static Mrkdwn Where(Talk talk) => talk switch
    {
        { State: not TalkStates.Planned } or { Place.Length: 0 } => Mrkdwn.Empty,
        _ when Uri.TryCreate(talk.Place, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => Mrkdwn.Of($" · {new SlackLink(talk.Place, talk.Place)}"),
        _ => Mrkdwn.Of($" · {talk.Place}"),
    };

    public static SlackDate Moment(DateTimeOffset at) =>
        new(at, "{date_long_pretty} at {time}", at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where to see it again, each for a block of its own; none when nobody said.</summary>
    public static IEnumerable<Mrkdwn> Links(Talk talk)
    {
        if (talk.Recording is { } recording)
        {
            yield return LinkText.To(recording, "Recording", SlackLimits.SectionText);
        }

        if (talk.Slides is { } slides)
        {
            yield return LinkText.To(slides, "Slides", SlackLimits.SectionText);
        }
    }
}
