using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The forms in which a day and an hour are chosen.</summary>
internal static class TimeForm
{
    public const string Choose = "meet.choose_form";
    public const string Move = "meet.move_form";
    private const string Time = "meet_time";
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    public static ModalView ForChoice(TimeValue value, DateTimeOffset proposal) => Form(
        "When do you meet?", "Agree on it", Choose, ActionValue.Write(value, Values.Default.TimeValue, Values.Version), proposal);

    public static ModalView ForMove(MeetUpValue value, MeetUp meeting) => Form(
        "Move the meeting", "Move it", Move, ActionValue.Write(value, Values.Default.MeetUpValue, Values.Version), meeting.StartsAt);

    private static ModalView Form(string title, string submit, string callback, string metadata, DateTimeOffset proposal) => new(
        new PlainText(title),
        [
            new Input(
                new PlainText("Day and hour"),
                new DateTimePicker(Time, proposal),
                Hint: new PlainText("By your own clock. Everybody else sees it by theirs, and gets a new file for the calendar."),
                BlockId: Time),
        ],
        submit: new PlainText(submit),
        close: new PlainText("Cancel"),
        callbackId: callback,
        privateMetadata: metadata);

    /// <summary>Null with what is wrong, by block.</summary>
    public static DateTimeOffset? Read(StateValues state, DateTimeOffset now, Dictionary<string, string> wrong)
    {
        var at = state.DateTime(Time, Time);
        if ((at is null ? "Please choose a day and an hour." : Complaint(at.Value, now)) is { } complaint)
        {
            wrong[Time] = complaint;
            return null;
        }

        return at;
    }

    /// <summary>What is wrong with a time; null: nothing.</summary>
    public static string? Complaint(DateTimeOffset at, DateTimeOffset now) =>
        at < now + Soonest ? "That is over already. Please choose a moment that is still to come."
        : at > now + Latest ? "That is more than a year from now. Please choose a nearer day."
        : null;
}
