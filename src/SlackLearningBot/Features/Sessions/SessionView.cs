using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>A session in lists, and what is said when one was made or changed.</summary>
internal static class SessionView
{
    public const string Open = "session.open";

    public static ModalView NotYoursView { get; } = MessageView.Of(Remarks.Say(Mrkdwn.Of(
        $"Only those who teach this session, and the owners of our learning, can change it; nothing was changed.")));

    public static ModalView OwnersOnlyView { get; } = MessageView.Of(Remarks.Say(Mrkdwn.Of($"Only the owners of our learning can plan a session; nothing was planned.")));

    public static ModalView GoneView { get; } = MessageView.Of(Remarks.Say(Mrkdwn.Of($"This session is not there any more. `/learn sessions` shows those that are.")));

    public static SlackMessage Over { get; } = Remarks.Say(Mrkdwn.Of($"This date does not lie ahead any more, so nothing was changed."));

    public static SlackMessage NotBegun { get; } = Remarks.Say(Mrkdwn.Of($"This date has not begun, or was called off, so nobody can have been there. Nothing was noted."));

    public static SlackMessage LongOver { get; } = Remarks.Say(Mrkdwn.Of($"This was more than {Attendance.OpenDays} days ago, so who was there stays as it is."));

    public static SlackMessage NoMoreDates { get; } = Remarks.Say(Mrkdwn.Of(
        $"This session takes no further date: it is over, or has {SessionForm.MostDates} dates ahead already, or {SessionForm.MostDatesEver} in all. Nothing was added; `/learn session new` plans it once more."));

    /// <summary>A session in a list: what it is, with whom, when, how many seats are left, and the button that opens it.</summary>
    public static Block Line(Session session, DateTimeOffset now)
    {
        var dates = session.Dates.Where(date => date.IsAheadAt(now)).ToList();
        var when = Mrkdwn.Join("\n", (dates.Count > 0 ? dates : session.Dates).Select(date => Mrkdwn.Of($"{HappeningWords.Moment(date.StartsAt)} · {SessionWords.Seats(date)}")));
        return new Section(
            Mrkdwn.Of($"{HappeningWords.Bold(session.Title)}\n{session.Kind.Label} with {HappeningWords.People(session.Hosts)}\n{when}").Truncate(SlackLimits.SectionText),
            Accessory: new Button(
                "Open",
                ActionId.Of(Open, $"{session.SessionId:N}"),
                SessionValues.Of(session.SessionId),
                AccessibilityLabel: SlackText.Truncate($"Open {session.Title}", SlackLimits.AccessibilityLabel)));
    }

    /// <param name="session">The session.</param>
    /// <param name="channel">What was chosen; null: nothing.</param>
    public static SlackMessage Created(Session session, string? channel)
    {
        var announced = channel is not null ? Announcing(channel) : Mrkdwn.Of($" It is announced nowhere; `/learn sessions` shows it.");
        var dates = session.Dates.Count == 1
            ? Mrkdwn.Of($"is {SessionWords.When(session.Dates[0])}")
            : Mrkdwn.Of($"has {session.Dates.Count} dates, and everybody chooses one");
        return Remarks.Say(Mrkdwn.Of($"The {session.Kind.One} “{session.Title}” {dates}.{announced} {HappeningWords.People(session.Hosts)} and whoever wants to come hear of it."));
    }

    private static Mrkdwn Announcing(string channel) => Mrkdwn.Of($" I announce it in {new SlackChannel(channel)}; when that cannot be, you hear from me.");

    /// <param name="session">The session.</param>
    /// <param name="date">The date, as it is now.</param>
    /// <param name="channel">Another one that was chosen.</param>
    public static SlackMessage Planned(Session session, SessionDate date, string? channel) => Remarks.Say(Mrkdwn.Of(
        $"The {session.Kind.One} “{session.Title}” is {SessionWords.When(date)} now.{(channel is null ? Mrkdwn.Empty : Announcing(channel))} Whoever teaches it or wants to come hears of another time or place."));

    public static SlackMessage Added(Session session, SessionDate date) => Remarks.Say(Mrkdwn.Of(
        $"The {session.Kind.One} “{session.Title}” is also {SessionWords.When(date)} now. {(session.Channel is { } channel ? Mrkdwn.Of($"The announcement in {new SlackChannel(channel)} shows it") : Mrkdwn.Of($"`/learn sessions` shows it"))}; whoever teaches it hears of it."));

    public static SlackMessage CalledOff(Session session, SessionDate date) => Remarks.Say(Mrkdwn.Of(
        $"The {session.Kind.One} “{session.Title}” of {HappeningWords.Moment(date.StartsAt)} is called off. Whoever teaches it or wanted to come is told."));

    public static SlackMessage Listed(Session session, int there) => Remarks.Say(Mrkdwn.Of(
        $"Noted: {HappeningWords.Count(there, "person was", "people were")} at the {session.Kind.One} “{session.Title}”. This list counts now, whatever people say themselves; *Who was there* changes it."));
}
