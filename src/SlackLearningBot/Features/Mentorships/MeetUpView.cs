using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Times to choose from, and the messages about a meeting that is agreed on.</summary>
internal static class MeetUpView
{
    public const string Choose = "meet.choose";
    public const string Other = "meet.other";
    public const string Move = "meet.move";
    public const string CallOff = "meet.off";
    public const string Find = "meet.find";

    /// <summary>Where a message lets people choose a time, or says which was chosen.</summary>
    /// <param name="pairing">Open.</param>
    /// <param name="times">What is proposed.</param>
    /// <param name="where">One of <see cref="Places"/>.</param>
    /// <param name="lead">What stands before it.</param>
    public static IReadOnlyList<Block> Part(Pairing pairing, IReadOnlyList<DateTimeOffset> times, string where, string lead = "")
    {
        if (pairing.Ahead is { } ahead)
        {
            return [new Section(Mrkdwn.Of($"{Mrkdwn.Raw(lead)}{Words.Meeting(pairing, ahead)} is {Words.Moment(ahead.StartsAt)}, for {ahead.Minutes} minutes."))];
        }

        var other = new Button(times.Count > 0 ? "Another time" : "Choose a time", Other, Values.Of(new TimeValue(pairing.Id, pairing.NextNumber, where)));
        return times.Count > 0
            ?
            [
                new Section(Mrkdwn.Of($"{Mrkdwn.Raw(lead)}All of you work at these times, and each of you sees them by your own clock. One click by one of you is enough.")),
                .. times.Index().Select(time => new Section(Mrkdwn.Of($"{Words.Moment(time.Item)}"), Accessory: TimeButton(pairing, time.Index, time.Item, where))),
                new Actions([other]),
            ]
            : [new Section(Mrkdwn.Of($"{Mrkdwn.Raw(lead)}In the next four weeks I find no time inside the working hours of all of you. You know better what is possible.")), new Actions([other])];
    }

    private static Button TimeButton(Pairing pairing, int index, DateTimeOffset at, string where) => new(
        "Meet then", ActionId.Of(Choose, index), Values.Of(new TimeValue(pairing.Id, pairing.NextNumber, where, at.ToUnixTimeSeconds())));

    /// <summary>A message of its own with times to choose from; with notes, what to talk about stands above.</summary>
    public static SlackMessage Times(Pairing pairing, IReadOnlyList<DateTimeOffset> times, IReadOnlyList<SharedNote>? notes)
    {
        var text = pairing.Ahead is null ? Mrkdwn.Of($"*When do you meet?*") : Mrkdwn.Of($"*You have a meeting ahead.*");
        return new SlackMessage(text, [new Section(text), .. notes is null ? [] : Points(pairing, notes), .. Part(pairing, times, Places.Times)]);
    }

    /// <summary>When they meet, when it was moved, or that it does not take place.</summary>
    public static SlackMessage Set(Pairing pairing, MeetUp meeting)
    {
        if (!meeting.IsAhead)
        {
            var off = Mrkdwn.Of($"*Called off:* the meeting of {Words.Moment(meeting.StartsAt)} does not take place.");
            return new SlackMessage(off, [new Section(off), new Actions([new Button("Find another time", Find, Values.Of(pairing.Id))])]);
        }

        var text = meeting.Sequence == 0
            ? Mrkdwn.Of($"*{Words.Meeting(pairing, meeting)}:* {Words.Moment(meeting.StartsAt)}, for {meeting.Minutes} minutes.")
            : Mrkdwn.Of($"*Moved:* you meet {Words.Moment(meeting.StartsAt)} now, for {meeting.Minutes} minutes.");
        return new SlackMessage(
            text,
            [
                new Section(text),
                Buttons(pairing, meeting),
                new Context([Mrkdwn.Of($"A file for your calendar comes with this. What to talk about comes the day before.")]),
            ]);
    }

    public static SlackMessage Agenda(Pairing pairing, MeetUp meeting, IReadOnlyList<SharedNote> notes)
    {
        var text = Mrkdwn.Of($"*You meet {Words.Moment(meeting.StartsAt)}.* Here is something to talk about.");
        return new SlackMessage(text, [new Section(text), .. Points(pairing, notes), Buttons(pairing, meeting)]);
    }

    /// <summary>What to talk about: from the goal and from what was shared of the last meeting.</summary>
    private static IEnumerable<Block> Points(Pairing pairing, IReadOnlyList<SharedNote> notes)
    {
        var goal = pairing.Goal.Length > 0 ? Mrkdwn.Of($"The goal is “{pairing.Goal.TrimEnd('.', ' ')}”.") : Mrkdwn.Of($"You have not written a goal down yet: what would be worth reaching?");
        var begin = pairing.Held == 0 ? "Tell each other where you come from, and what made you say yes." : "What happened since last time? What went well, what did not?";
        var toward = pairing.Facts.IsFlash ? "What would you most like to know or try?" : pairing.Held == 0 ? "How would you both see that it is reached?" : "Which next step is small enough to take before you meet again?";
        yield return new Section(Mrkdwn.Of($"1. {begin}\n2. {goal} {toward}\n3. At the end: one thing that each of you does until next time.").Truncate(SlackLimits.SectionText));
        foreach (var note in notes)
        {
            yield return new Section(Mrkdwn.Of($"Shared by {new SlackUser(note.UserId)} last time:\n{Words.Quote(note.Note)}").Truncate(SlackLimits.SectionText));
        }
    }

    public static SlackMessage Soon(Pairing pairing, MeetUp meeting)
    {
        var text = Mrkdwn.Of($"*In a quarter of an hour:* {Words.Meeting(pairing, meeting).ToLowerInvariant()}, {Words.Moment(meeting.StartsAt)}.");
        return new SlackMessage(text, [new Section(text), Buttons(pairing, meeting)]);
    }

    public static SlackMessage NotOpenYet { get; } = Remarks.Say(Mrkdwn.Of(
        $"Your conversation is not open yet, so there is no place to propose it. I say hello there as soon as it is; App Home shows how it stands. Nothing was changed."));

    public static SlackMessage NotAhead { get; } = Remarks.Say(Mrkdwn.Of($"This meeting does not lie ahead any more, so nothing was changed. Your conversation shows how it stands."));

    public static SlackMessage CalledOff(MeetUp meeting) => Remarks.Say(Mrkdwn.Of($"The meeting of {Words.Moment(meeting.StartsAt)} is called off."));

    public static SlackMessage TimesOnTheirWay { get; } = Remarks.Say(Mrkdwn.Of($"I write times into your conversation now; one click there is enough."));

    private static Actions Buttons(Pairing pairing, MeetUp meeting)
    {
        var value = Values.Of(new MeetUpValue(pairing.Id, meeting.MeetUpId));
        return new Actions(
        [
            new Button("Move it", Move, value),
            new Button("Call it off", CallOff, value, Confirm: new Confirm("Call it off?", "All of you are told that it does not take place, and not by whom.", "Call it off", "Keep it")),
        ]);
    }
}
