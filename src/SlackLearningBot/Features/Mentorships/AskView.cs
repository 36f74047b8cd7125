using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>After a meeting: whether it took place, a note, and the next one. It changes in place.</summary>
internal static class AskView
{
    public const string Met = "meet.met";
    public const string Missed = "meet.missed";
    public const string Moved = "meet.moved";
    public const string Note = "meet.note";

    public static SlackMessage Ask(Pairing pairing, MeetUp meeting)
    {
        var text = Mrkdwn.Of($"*Did you meet?* It was to be {Words.Moment(meeting.StartsAt)}.");
        var value = Values.Of(new MeetUpValue(pairing.Id, meeting.MeetUpId));
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([new Button("We met", Met, value, Style: ButtonStyle.Primary), new Button("We moved it", Moved, value), new Button("We did not meet", Missed, value)]),
                new Context([Mrkdwn.Of($"One click by one of you is enough. It only keeps the rhythm; nobody is asked why.")]),
            ]);
    }

    /// <summary>It was moved since it was asked about.</summary>
    public static SlackMessage NotBegun(MeetUp meeting) => Remarks.Say(Mrkdwn.Of(
        $"Your meeting has not begun yet: it is {Words.Moment(meeting.StartsAt)}. I ask you after it. If that time does not suit you any more, *Move it* finds another one."));

    /// <summary>What was said, and what comes next.</summary>
    /// <param name="pairing">With the meeting that was asked about, or one after it.</param>
    /// <param name="meeting">The one that was asked about.</param>
    /// <param name="times">For the next one.</param>
    public static SlackMessage Answered(Pairing pairing, MeetUp meeting, IReadOnlyList<DateTimeOffset> times)
    {
        var text = meeting.State switch
        {
            MeetUpStates.Met => Mrkdwn.Of($"*You met.* {(pairing.Facts.IsFlash ? "That was your talk." : pairing.Held == 1 ? "A good beginning." : $"That makes {pairing.Held} meetings.")}"),
            MeetUpStates.Missed => Mrkdwn.Of($"*You did not meet this time.* That happens."),
            MeetUpStates.Off => Mrkdwn.Of($"*This meeting was called off.*"),
            _ => Mrkdwn.Of($"*Moved:* you meet {Words.Moment(meeting.StartsAt)}."),
        };
        if (!pairing.Facts.IsOpen)
        {
            return new SlackMessage(text, [new Section(text), NoteRow(pairing, meeting)]);
        }

        return meeting.State == MeetUpStates.Ahead
            ? new SlackMessage(text, [new Section(text)])
            : new SlackMessage(
                text,
                [
                    new Section(text),
                    .. meeting.State == MeetUpStates.Met ? (Block[])[NoteRow(pairing, meeting)] : [],
                    .. MeetUpView.Part(pairing, times, Places.Ask, pairing.Ahead is null ? "*When do you meet next?* " : ""),
                ]);
    }

    private static Section NoteRow(Pairing pairing, MeetUp meeting) => new(
        Mrkdwn.Of($"What do you want to remember? A note is yours alone, unless you share it."),
        Accessory: new Button("Write a note", Note, Values.Of(new MeetUpValue(pairing.Id, meeting.MeetUpId))));
}
