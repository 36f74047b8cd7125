using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Passing remarks that any click or command may be answered with.</summary>
internal static class Remarks
{
    public static SlackMessage EarlierVersion { get; } = Say(Mrkdwn.Of(
        $"This message is from an earlier version of me, so that button no longer works. Type `/learn today` for your lesson as it is now."));

    public static SlackMessage EarlierShortcut { get; } = Say(Mrkdwn.Of(
        $"That shortcut is from an earlier version of me and no longer works. Type `/learn help` for what I can do."));

    public static SlackMessage OtherWorkspace { get; } = Say(Mrkdwn.Of(
        $"This belongs to members of the workspace that I work for, so nothing was changed."));

    public static SlackMessage NotYours { get; } = Say(Mrkdwn.Of(
        $"This was sent to somebody else, so nothing was changed. Type `/learn today` for your own lesson."));

    public static SlackMessage TooLate { get; } = Say(Mrkdwn.Of(
        $"Slack gives me three seconds to open a form, and they had passed. Please click once more."));

    public static SlackMessage Broken(string reference) => Say(Mrkdwn.Of(
        $"Something went wrong on my side, and it is noted under `{reference}`. Please try again in a minute."));

    public static SlackMessage Say(Mrkdwn text) => new(text, [new Section(text)]);
}
