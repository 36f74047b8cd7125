using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The form in which one date gets another hour or place, or all of them another channel.</summary>
internal static class DateForm
{
    public const string Callback = "session.moved";
    public const string Time = "session_time";

    /// <param name="session">The session.</param>
    /// <param name="date">The date.</param>
    /// <param name="choosesChannel">Who only teaches it leaves it where it is announced.</param>
    public static ModalView Render(Session session, SessionDate date, bool choosesChannel) => new(
        "Move it",
        [
            new Section(Mrkdwn.Of($"{session.Kind.Label} “{session.Title}” with {HappeningWords.People(session.Hosts)}")),
            new Input(
                "Day and hour",
                new DateTimePicker(Time, date.StartsAt),
                Hint: "By your own clock; everybody else sees it by theirs. Whoever wants to come is told once, with a new file for the calendar.",
                BlockId: Time),
            .. SessionForm.Room.Render(date.Minutes, date.Place, date.Seats),
            .. choosesChannel ? [PublicChannels.Field(SessionForm.Room.Channel, date.Channel)] : Array.Empty<Block>(),
        ],
        submit: "Save",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: GatheringButtons.Value(date.GatheringId));
}
