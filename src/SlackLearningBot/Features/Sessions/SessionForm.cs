using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The forms in which a session is planned, and in which what it says is changed.</summary>
internal static class SessionForm
{
    public const string New = "session.new";
    public const string Change = "session.change";
    public const string Kind = "session_kind";

    /// <summary>To choose from.</summary>
    public const int MostDates = 5;

    /// <summary>With those that are over or called off: all of them stand on one card.</summary>
    public const int MostDatesEver = 12;

    private const int UsualMinutes = 90;

    /// <summary>What it is about, on all its dates.</summary>
    public static AboutFields About { get; } = new("session", "session_trainers", "Who teaches it?", "Please choose who teaches it.");

    /// <summary>What all dates have in common, but for the hour.</summary>
    public static RoomFields Room { get; } =
        new("session", [30, 45, 60, 90, 120, 180, 240, 360, 480], "On each date. Empty: as many as want to come. Whoever has a seat keeps it, also when there are fewer.");

    /// <summary>The field of one date, from 0.</summary>
    public static string Date(int number) => $"session_date_{number}";

    /// <param name="trainer">Proposed.</param>
    /// <param name="proposal">For the first date.</param>
    public static ModalView ForNew(string trainer, DateTimeOffset proposal) => new(
        "Plan a session",
        [
            new Input("What is it?", new StaticSelect(Kind, [.. KindWords.Sessions.Select(kind => Option.Plain(kind.Label, kind.Kind))]), BlockId: Kind),
            .. About.Render("", "", [], [trainer]),
            .. Enumerable.Range(0, MostDates).Select(number => new Input(
                number == 0 ? "Day and hour" : $"Date {number + 1} to choose from",
                new DateTimePicker(Date(number), number == 0 ? proposal : null),
                Hint: number == 0 ? new PlainText("By your own clock; everybody else sees it by theirs. With several dates, everybody chooses one.") : null,
                Optional: number > 0,
                BlockId: Date(number))),
            .. Room.Render(UsualMinutes, "", null),
            PublicChannels.Field(Room.Channel, null),
        ],
        submit: "Plan it",
        close: "Cancel",
        callbackId: New);

    /// <summary>Of a session that is over, whoever left the company stays a trainer.</summary>
    public static bool StayNamed(Session session, IReadOnlyList<string> gone) => session.IsOver && gone.Count > 0;

    /// <param name="session">As it is now.</param>
    /// <param name="gone">Those who teach it and left the company.</param>
    public static ModalView ForChange(Session session, IReadOnlyList<string> gone) => new(
        "Change the session",
        About.Render(session.Title, session.Abstract, session.Skills, [.. session.Hosts.Except(gone)], StayNamed(session, gone)),
        submit: "Save",
        close: "Cancel",
        callbackId: Change,
        privateMetadata: SessionValues.Of(session.SessionId));
}
