using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The announcement in a channel. It tells how many come, never who.</summary>
internal static class BoardView
{
    public static SlackMessage Announcement(Gathering gathering) => gathering.State switch
    {
        GatheringStates.Cancelled => Over(gathering, Mrkdwn.Of($"*Called off:* {gathering.Title} does not take place. Whoever wanted to come is told.")),
        GatheringStates.Held => Over(gathering, Mrkdwn.Of($"{Words.Title(gathering)} by {Words.People(gathering.Hosts)} is over.")),
        _ => Ahead(gathering),
    };

    private static SlackMessage Ahead(Gathering gathering)
    {
        var moved = gathering.MovedSequence > 0 ? Mrkdwn.Of($" (moved)") : Mrkdwn.Empty;
        var head = Mrkdwn.Of($"{Words.Title(gathering)} by {Words.People(gathering.Hosts)}\n{Words.When(gathering)}{moved}");
        var blocks = new List<Block> { new Section(head.Truncate(SlackLimits.SectionText)) };
        if (gathering.Abstract.Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{gathering.Abstract}").Truncate(SlackLimits.SectionText)));
        }

        blocks.Add(new Actions([GatheringButtons.Come(gathering.GatheringId), GatheringButtons.Stay(gathering.GatheringId)]));
        blocks.Add(new Context([Seats(gathering)]));
        return new SlackMessage(Mrkdwn.Of($"{gathering.Title}: {Words.When(gathering)}").Truncate(SlackLimits.SectionText), blocks);
    }

    /// <summary>How many come, and how many still can.</summary>
    public static Mrkdwn Seats(Gathering gathering) => gathering switch
    {
        { Seats: null } => Mrkdwn.Of($"{Words.Count(gathering.Coming, "person comes", "people come")}."),
        { Seats: { } seats } when seats > gathering.Coming => Mrkdwn.Of($"{Words.Count(gathering.Coming, "person comes", "people come")}, {Words.Count(seats - gathering.Coming, "seat is left", "seats are left")}."),
        { Waiting: 0 } => Mrkdwn.Of($"All seats are taken. Whoever says *I'm coming* now gets the next that is free."),
        _ => Mrkdwn.Of($"All seats are taken, and {Words.Count(gathering.Waiting, "person waits", "people wait")} for one."),
    };

    private static SlackMessage Over(Gathering gathering, Mrkdwn text) => new(
        text, [new Section(text), .. gathering.StartsAt is { } at ? new Block[] { new Context([Mrkdwn.Of($"{Words.Moment(at)}")]) } : []]);

    /// <summary>In a channel where it was announced before.</summary>
    public static SlackMessage Elsewhere(Gathering gathering, string? channel) => Remarks.Say(channel is null
        ? Mrkdwn.Of($"{Words.Title(gathering)} is not announced here any more.")
        : Mrkdwn.Of($"{Words.Title(gathering)} is announced in {new SlackChannel(channel)} now."));

    /// <summary>To whoever looks after it.</summary>
    public static SlackMessage Refused(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"{Channel(gathering)} does not take my announcement of “{gathering.Title}”: {Reason(gathering.Refused!)} Everything else goes on: whoever wants to come is told of every change. To announce it again, open it with `/talk list` and *Plan it*, here or in another channel."));

    /// <summary>The same, when somebody who hosts it left the company.</summary>
    public static SlackMessage HostGone(Gathering gathering) => Remarks.Say(gathering.Hosts.Length == 0
        ? Mrkdwn.Of($"“{gathering.Title}” is planned ({Words.When(gathering)}), and nobody speaks there any more. `/talk list` opens it: say who speaks, or call it off. Nothing was changed yet.")
        : Mrkdwn.Of(
        $"Somebody of {Words.People(gathering.Hosts)}, with whom “{gathering.Title}” is planned ({Words.When(gathering)}), left the company. `/talk list` opens it: change who speaks, or call it off. Nothing was changed yet."));

    private static Mrkdwn Channel(Gathering gathering) => gathering.Channel is { } channel ? Mrkdwn.Of($"{new SlackChannel(channel)}") : Mrkdwn.Of($"The channel");

    private static Mrkdwn Reason(string error) => error switch
    {
        "is_archived" => Mrkdwn.Of($"it is archived."),
        "not_in_channel" or "channel_not_found" => Mrkdwn.Of($"I am not in it. Add me with `/invite`, or choose a channel I am in."),
        "message_not_found" or "cant_update_message" => Mrkdwn.Of($"the message was deleted."),
        "the bot is not installed in this workspace" or "the app was uninstalled" => Mrkdwn.Of($"I was not in this workspace for a while."),
        _ => Mrkdwn.Of($"Slack says `{error}`."),
    };
}
