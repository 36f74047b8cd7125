using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The announcement in a channel. It tells how many come, never who.</summary>
internal static class BoardView
{
    public static SlackMessage Announcement(Board board) => board switch
    {
        { HasSeveralDates: true, IsAhead: true } => Dates(board),
        { Gathering: { State: GatheringStates.Cancelled } gathering } when board.Dates.All(date => date.State == GatheringStates.Cancelled) => Over(gathering, CalledOff(gathering)),
        { IsAhead: true } => Ahead(board.Gathering),
        _ => Over(board.Gathering, Mrkdwn.Of($"{Words.Whose(board.Gathering, Words.Begin(board.Gathering))} is over.")),
    };

    private static Mrkdwn CalledOff(Gathering gathering)
    {
        var what = Words.IsTalk(gathering) ? Mrkdwn.Of($"{gathering.Title}") : Words.Name(gathering);
        return Mrkdwn.Of($"*Called off:* {what} does not take place. Whoever wanted to come is told.");
    }

    /// <summary>One of several dates is to be chosen; what was called off or is over is shown as that.</summary>
    private static SlackMessage Dates(Board board)
    {
        var gathering = board.Gathering;
        var blocks = new List<Block> { new Section(Words.Whose(gathering, Words.Heading(gathering)).Truncate(SlackLimits.SectionText)) };
        if (gathering.Abstract.Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{gathering.Abstract}").Truncate(SlackLimits.SectionText)));
        }

        blocks.AddRange(board.Dates.Select(Date));
        blocks.Add(new Actions([GatheringButtons.StayAway(gathering.GatheringId)]));
        if (board.Dates.Count(date => date.IsPlanned) > 1)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Choose one date. Whoever gets a seat on another date leaves the one they had.")]));
        }

        var next = board.Dates.First(date => date.IsPlanned);
        return new SlackMessage(
            Mrkdwn.Of($"{Words.Kind(gathering).Label} {gathering.Title}, {HappeningWords.Count(board.Dates.Count(date => date.IsPlanned), "date", "dates")}; the next is {Words.When(next)}").Truncate(SlackLimits.SectionText),
            blocks);
    }

    private static Section Date(Gathering date) => date.State switch
    {
        GatheringStates.Cancelled => new Section(Mrkdwn.Of($"{HappeningWords.Moment(date.StartsAt!.Value)}: called off")),
        GatheringStates.Held => new Section(Mrkdwn.Of($"{HappeningWords.Moment(date.StartsAt!.Value)}: over")),
        _ => new Section(
            Mrkdwn.Of($"{Words.When(date)}{Moved(date)}\n{Seats(date)}").Truncate(SlackLimits.SectionText),
            Accessory: GatheringButtons.ComeOn(date.GatheringId, HappeningWords.Plainly(date.StartsAt!.Value))),
    };

    private static Mrkdwn Moved(Gathering gathering) => gathering.MovedSequence > 0 ? Mrkdwn.Of($" (moved)") : Mrkdwn.Empty;

    private static SlackMessage Ahead(Gathering gathering)
    {
        var head = Mrkdwn.Of($"{Words.Whose(gathering, Words.Heading(gathering))}\n{Words.When(gathering)}{Moved(gathering)}");
        var blocks = new List<Block> { new Section(head.Truncate(SlackLimits.SectionText)) };
        if (gathering.Abstract.Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{gathering.Abstract}").Truncate(SlackLimits.SectionText)));
        }

        blocks.Add(new Actions([GatheringButtons.Come(gathering.GatheringId), GatheringButtons.Stay(gathering.GatheringId)]));
        blocks.Add(new Context([Seats(gathering)]));
        var spoken = Words.IsTalk(gathering) ? Mrkdwn.Of($"{gathering.Title}") : Mrkdwn.Of($"{Words.Kind(gathering).Label} {gathering.Title}");
        return new SlackMessage(Mrkdwn.Of($"{spoken}: {Words.When(gathering)}").Truncate(SlackLimits.SectionText), blocks);
    }

    /// <summary>How many come, and how many still can.</summary>
    public static Mrkdwn Seats(Gathering gathering) => gathering switch
    {
        { Seats: null } => Mrkdwn.Of($"{HappeningWords.Count(gathering.Coming, "person comes", "people come")}."),
        { Seats: { } seats } when seats > gathering.Coming => Mrkdwn.Of($"{HappeningWords.Count(gathering.Coming, "person comes", "people come")}, {HappeningWords.Count(seats - gathering.Coming, "seat is left", "seats are left")}."),
        { Waiting: 0 } => Mrkdwn.Of($"All seats are taken. Whoever says *I'm coming* now gets the next that is free."),
        _ => Mrkdwn.Of($"All seats are taken, and {HappeningWords.Count(gathering.Waiting, "person waits", "people wait")} for one."),
    };

    private static SlackMessage Over(Gathering gathering, Mrkdwn text) => new(
        text, [new Section(text), .. gathering.StartsAt is { } at ? new Block[] { new Context([Mrkdwn.Of($"{HappeningWords.Moment(at)}")]) } : []]);

    /// <summary>In a channel where it was announced before.</summary>
    public static SlackMessage Elsewhere(Gathering gathering, string? channel) => Remarks.Say(channel is null
        ? Mrkdwn.Of($"{Words.Begin(gathering)} is not announced here any more.")
        : Mrkdwn.Of($"{Words.Begin(gathering)} is announced in {new SlackChannel(channel)} now."));

    /// <summary>To whoever looks after it.</summary>
    public static SlackMessage Refused(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"{Channel(gathering)} does not take my announcement of {Words.Quoted(gathering)}: {Reason(gathering.Refused!)} Everything else goes on: whoever wants to come is told of every change. To announce it again, open it with {Door(gathering)}, here or in another channel."));

    /// <summary>To whoever chose the channel.</summary>
    public static SlackMessage NotForEverybody(Gathering gathering, string channel) => Remarks.Say(Mrkdwn.Of(
        $"I do not announce {Words.Quoted(gathering)} in {new SlackChannel(channel)}: {PublicChannels.Only} It is planned all the same; open it with {Door(gathering)} to choose another one."));

    /// <summary>The same, when somebody who hosts it left the company.</summary>
    public static SlackMessage HostGone(Gathering gathering) => Remarks.Say(gathering.Hosts.Length == 0
        ? Mrkdwn.Of($"{Words.Begin(gathering)} is planned ({Words.When(gathering)}), and nobody {Words.Kind(gathering).Does} any more. {Changing(gathering)}, or call it off. Nothing was changed yet.")
        : Mrkdwn.Of(
        $"Somebody of {HappeningWords.People(gathering.Hosts)}, with whom {Words.Quoted(gathering)} is planned ({Words.When(gathering)}), left the company. {Changing(gathering)}, or call it off. Nothing was changed yet."));

    private static Mrkdwn Door(Gathering gathering) => Words.IsTalk(gathering) ? Mrkdwn.Of($"`/talk list` and *Change the plan*") : Mrkdwn.Of($"`/learn sessions` and *Move it*");

    private static Mrkdwn Changing(Gathering gathering) => Words.IsTalk(gathering)
        ? Mrkdwn.Of($"`/talk list` opens it: change who speaks")
        : Mrkdwn.Of($"`/learn sessions` opens it: change who its {Words.Kind(gathering).Hosts} are");

    private static Mrkdwn Channel(Gathering gathering) => gathering.Channel is { } channel ? Mrkdwn.Of($"{new SlackChannel(channel)}") : Mrkdwn.Of($"The channel");

    private static Mrkdwn Reason(string error) => error switch
    {
        "is_archived" or "is_inactive" => Mrkdwn.Of($"it is archived."),
        "not_in_channel" or "channel_not_found" => Mrkdwn.Of($"I am not in it. Add me with `/invite`, or choose a channel I am in."),
        "message_not_found" or "cant_update_message" => Mrkdwn.Of($"the message was deleted."),
        "the bot is not installed in this workspace" or "the app was uninstalled" => Mrkdwn.Of($"I was not in this workspace for a while."),
        _ => Mrkdwn.Of($"Slack says `{error}`."),
    };
}
