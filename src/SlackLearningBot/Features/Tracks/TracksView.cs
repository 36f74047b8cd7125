using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Tracks;

/// <summary>What is said about joining and leaving.</summary>
internal static class TracksView
{
    private const int MostWords = 80;

    public static SlackMessage Outdated { get; } = Say(Mrkdwn.Of($"This page is a little old. Open *Home* again, or type `/learn leave` to leave a track."));

    public static SlackMessage Changed(MembershipChange change, TrackName track, bool isLearner) => change switch
    {
        MembershipChange.Joined when isLearner => Say(Mrkdwn.Of($"You joined *{Bold(track.Title)}*. Its lessons come at your hour, one a day.")),
        MembershipChange.Joined => Invite(Mrkdwn.Of($"You joined *{Bold(track.Title)}*. Nothing is sent yet: choose your hour and days first.")),
        MembershipChange.JoinedAgain when isLearner => Say(Mrkdwn.Of($"Welcome back to *{Bold(track.Title)}*. You go on where you left off.")),
        MembershipChange.JoinedAgain => Invite(Mrkdwn.Of($"Welcome back to *{Bold(track.Title)}*. You go on where you left off, once you have chosen your hour and days.")),
        MembershipChange.WasJoined when isLearner => Say(Mrkdwn.Of($"You had joined *{Bold(track.Title)}* already, so nothing changed. `/learn progress` shows how far you are.")),
        MembershipChange.WasJoined => Invite(Mrkdwn.Of($"You had joined *{Bold(track.Title)}* already. To get its lessons, choose your hour and days.")),
        MembershipChange.Left => Say(Mrkdwn.Of($"You left *{Bold(track.Title)}*. What you did is kept: `/learn join {Code(track.TrackId)}` brings you back to the same place.")),
        MembershipChange.WasNotJoined => Say(Mrkdwn.Of($"You are not in *{Bold(track.Title)}*, so there is nothing to leave. `/learn catalog` shows what you joined.")),
        MembershipChange.NoSuchTrack => Offer(Mrkdwn.Of($"That track is not in the catalogue any more. Choose another one?")),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>What was not found, with what may have been meant; <paramref name="buttonOf"/> makes the button that does it for one track.</summary>
    public static SlackMessage NotFound(TrackMatch match, string words, Func<TrackName, string, Button> buttonOf)
    {
        var asked = SlackText.Truncate(words.Trim(), MostWords);
        return match switch
        {
            TrackMatch.Near { Tracks: [var only] } => Choose(Mrkdwn.Of($"I found no track called “{asked}”. Did you mean *{Bold(only.Title)}*?"), [only], buttonOf),
            TrackMatch.Near near => Choose(Mrkdwn.Of($"I found no track called “{asked}”. Did you mean one of these?"), near.Tracks, buttonOf),
            TrackMatch.Ambiguous several => Choose(Mrkdwn.Of($"Several tracks are called “{asked}”. Which one?"), several.Tracks, buttonOf),
            _ => Offer(Mrkdwn.Of($"I found no track called “{asked}”. The catalogue shows them all.")),
        };
    }

    public static SlackMessage ToLeave(IReadOnlyList<TrackName> joined) => joined.Count == 0
        ? Offer(Mrkdwn.Of($"You have not joined a track, so there is nothing to leave. Would you like to choose one?"))
        : Choose(Mrkdwn.Of($"Which track would you like to leave? Your progress is kept."), [.. joined.Take(20)], LeaveAction.ButtonOf);

    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Bold(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    private static string Code(string id) => id.Replace('`', '\'');

    private static SlackMessage Choose(Mrkdwn text, IReadOnlyList<TrackName> tracks, Func<TrackName, string, Button> buttonOf) => new(
        text, [new Section(text), new Actions([.. tracks.Select(track => buttonOf(track, SlackText.Truncate(track.Title, 75)))])]);

    private static SlackMessage Offer(Mrkdwn text) => new(text, [new Section(text), new Actions([CommonButtons.Catalogue])]);

    private static SlackMessage Invite(Mrkdwn text) => new(text, [new Section(text), new Actions([CommonButtons.Welcome])]);

    private static SlackMessage Say(Mrkdwn text) => new(text, [new Section(text)]);
}
