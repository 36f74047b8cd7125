using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>All about one session: its dates to choose from, and what this person may do with each.</summary>
internal static class SessionCard
{
    public const string Edit = "session.edit";
    public const string AddDate = "session.add_date";
    public const string Move = "session.move";
    public const string CallOff = "session.off";

    /// <param name="session">As this person sees it.</param>
    /// <param name="userId">Whose card it is.</param>
    /// <param name="mayChange">Owners, and whoever teaches it.</param>
    /// <param name="now">Calendar time.</param>
    public static ModalView Render(Session session, string userId, bool mayChange, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Section(Mrkdwn.Of($"{HappeningWords.Bold(session.Title)}\n{session.Kind.Label} with {HappeningWords.People(session.Hosts)}").Truncate(SlackLimits.SectionText)),
        };
        if (session.Abstract.Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{session.Abstract}").Truncate(SlackLimits.SectionText)));
        }

        if (session.Skills.Count > 0)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Skills: {string.Join(", ", session.Skills)}").Truncate(SlackLimits.TextObject)]));
        }

        if (session.Dates.Count(date => date.IsAheadAt(now)) > 1)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Choose one date. Whoever gets a seat on another date leaves the one they had.")]));
        }

        foreach (var date in session.Dates)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{SessionWords.When(date)}\n{SessionWords.Seats(date)}{Own(date)}").Truncate(SlackLimits.SectionText)));
            if (Buttons(session, date, userId, mayChange, now) is { Count: > 0 } buttons)
            {
                blocks.Add(new Actions(buttons));
            }
        }

        if (mayChange)
        {
            var change = new Button("Change what it says", Edit, SessionValues.Of(session.SessionId));
            blocks.Add(new Actions(session.MayGetDatesAt(now) ? [change, new Button("Add a date", AddDate, SessionValues.Of(session.SessionId))] : [change]));
        }

        if (session.Channel is { } channel)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Announced in {new SlackChannel(channel)}")]));
        }

        return new ModalView(session.Kind.Label, blocks, close: "Close");
    }

    /// <summary>What the person said, or what the list says of them.</summary>
    private static Mrkdwn Own(SessionDate date) => date switch
    {
        { State: DateStates.Held, WasThere: true } => Mrkdwn.Of($" · *You were there.*"),
        { State: DateStates.Held, AttendedAt: not null } => Mrkdwn.Of($" · The list of who was there does not name you."),
        { State: DateStates.Planned, Answer: "yes" } => Mrkdwn.Of($" · *You have a seat.*"),
        { State: DateStates.Planned, Answer: "waiting" } => Mrkdwn.Of($" · *You are on the waiting list.*"),
        _ => Mrkdwn.Empty,
    };

    private static List<Element> Buttons(Session session, SessionDate date, string userId, bool mayChange, DateTimeOffset now)
    {
        var buttons = new List<Element>();
        if (date.IsAheadAt(now))
        {
            buttons.Add(GatheringButtons.ComeOn(date.GatheringId, HappeningWords.Plainly(date.StartsAt)));
            buttons.Add(GatheringButtons.StayFrom(date.GatheringId, HappeningWords.Plainly(date.StartsAt)));
        }

        if (date.State == DateStates.Held && !session.Hosts.Contains(userId))
        {
            if (!date.WasThere && !date.IsLongOverAt(now))
            {
                buttons.Add(GatheringButtons.Attended(date.GatheringId));
            }

            if (session.Hosts.Length > 0)
            {
                buttons.Add(GatheringButtons.Tell(date.GatheringId, date.Kind));
            }
        }

        if (date is { State: DateStates.Held, WasThere: true } && session.Kind.IsBroughtBack && !session.Hosts.Contains(userId))
        {
            buttons.Add(TakeAwayButtons.Write(BeenThere.AboutSession(date.Kind, session.SessionId), session.Title, "My take-aways"));
        }

        if (mayChange && date.HasBegunAt(now) && !date.IsLongOverAt(now))
        {
            buttons.Add(GatheringButtons.Attendance(date.GatheringId));
        }

        if (mayChange && date.IsPlanned)
        {
            buttons.Add(new Button("Move it", ActionId.Of(Move, $"{date.GatheringId:N}"), GatheringButtons.Value(date.GatheringId)));
            buttons.Add(new Button(
                "Call it off",
                ActionId.Of(CallOff, $"{date.GatheringId:N}"),
                GatheringButtons.Value(date.GatheringId),
                Style: ButtonStyle.Danger,
                Confirm: new Confirm("Are you sure?", new PlainText("Everybody who wants to come on this date is told that it does not take place."), "Call it off", "Keep it")));
        }

        return buttons;
    }
}
