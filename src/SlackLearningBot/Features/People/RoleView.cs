using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.People;

/// <summary>Words about roles.</summary>
internal static class RoleView
{
    public static SlackMessage NotUnderstood { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nothing was changed. Write it like this: `/learn role grant owner @person`, with the person picked from Slack's list."));

    public static SlackMessage Granted(string userId, bool isNew) => Remarks.Say(isNew
        ? Mrkdwn.Of($"{new SlackUser(userId)} is now an owner of this workspace's learning.")
        : Mrkdwn.Of($"{new SlackUser(userId)} is an owner already; nothing was changed."));

    public static SlackMessage NoPerson(string userId) => Remarks.Say(Mrkdwn.Of(
        $"{new SlackUser(userId)} is a bot or has left, so nothing was changed. Pick somebody who works here."));

    public static SlackMessage Several(string who) => Remarks.Say(Mrkdwn.Of(
        $"Several people go by “{Excerpt.Of(who, 60)}”, so nothing was changed. Pick the person from Slack's list, or use their e-mail address."));

    public static SlackMessage Asking(string userId) => Remarks.Say(Mrkdwn.Of(
        $"I have not met {new SlackUser(userId)} yet and am asking Slack who that is. Nothing was changed; please say it again in a minute."));

    public static SlackMessage Unknown(string who) => Remarks.Say(Mrkdwn.Of(
        $"I know nobody called “{Excerpt.Of(who, 60)}”, so nothing was changed. Pick the person from the list that Slack shows after the @."));
}
