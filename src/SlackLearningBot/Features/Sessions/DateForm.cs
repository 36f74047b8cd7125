using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The form in which one date gets another hour, place or channel.</summary>
internal static class DateForm
{
    public const string Callback = "session.moved";
    public const string Time = "session_time";

    public static ModalView Render(Session session, SessionDate date) => new(
        "Move it",
        [
            new Section(Mrkdwn.Of($"{session.Kind.Label} “{session.Title}” with {SessionWords.People(session.Hosts)}")),
            new Input(
                "Day and hour",
                new DateTimePicker(Time, date.StartsAt),
                Hint: "By your own clock; everybody else sees it by theirs. Whoever wants to come is told once, with a new file for the calendar.",
                BlockId: Time),
            .. RoomFields.Render(date.Minutes, date.Place, date.Seats, date.Channel),
        ],
        submit: "Save",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: GatheringButtons.Value(date.GatheringId));
}
