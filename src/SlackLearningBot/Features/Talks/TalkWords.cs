using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Words that several messages about talks use.</summary>
internal static class TalkWords
{
    /// <summary>A moment by each reader's own clock, a day, or that there is none yet.</summary>
    public static Mrkdwn When(Talk talk) => talk switch
    {
        { State: TalkStates.Proposed } => Mrkdwn.Of($"no date yet"),
        { State: TalkStates.Planned, StartsAt: { } at } => Mrkdwn.Of($"{HappeningWords.Moment(at)}, {talk.Minutes} minutes"),
        { Day: { } day } => Mrkdwn.Of($"{Day(day)}"),
        _ => Mrkdwn.Of($"called off"),
    };

    /// <summary>Where it will be, as the end of a line; a link is one.</summary>
    public static Mrkdwn Where(Talk talk) => talk.State == TalkStates.Planned ? HappeningWords.Place(talk.Place) : Mrkdwn.Empty;

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
