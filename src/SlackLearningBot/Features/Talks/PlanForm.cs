using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>The form in which a talk gets its date, its place and its channel.</summary>
internal static class PlanForm
{
    public const string Callback = "talk.plan_form";
    public const string Time = "talk_time";

    private const int UsualMinutes = 45;

    /// <summary>Where it is and for how many.</summary>
    public static RoomFields Room { get; } =
        new("talk", [10, 15, 20, 30, 45, 60, 90, 120, 180], "Empty: as many as want to come. Whoever has a seat keeps it, also when there are fewer.");

    /// <param name="talk">As it is now.</param>
    /// <param name="proposal">When it has no time yet.</param>
    /// <param name="choosesChannel">Who only speaks leaves it where it is announced.</param>
    public static ModalView Render(Talk talk, DateTimeOffset proposal, bool choosesChannel) => new(
        talk.State == TalkStates.Planned ? "Change the plan" : "Plan the talk",
        [
            new Section(Mrkdwn.Of($"“{talk.Title}” by {HappeningWords.People(talk.Hosts)}{(talk.Wished.Length > 0 ? Mrkdwn.Of($"; wished for: {talk.Wished}") : Mrkdwn.Empty)}")),
            .. Fields(
                talk.StartsAt ?? proposal,
                talk.Minutes ?? UsualMinutes,
                talk.Place,
                talk.Seats,
                "By your own clock; everybody else sees it by theirs. When it is moved, whoever wants to come is told once, with a new file for the calendar."),
            .. choosesChannel ? [PublicChannels.Field(Room.Channel, talk.Channel)] : Array.Empty<Block>(),
        ],
        submit: talk.State == TalkStates.Planned ? "Save" : "Plan it",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: TalkValues.Of(talk.TalkId));

    /// <summary>When, where and for how many; a series asks the same.</summary>
    public static Block[] Fields(DateTimeOffset at, int minutes, string place, int? seats, string timeHint) =>
        [new Input("Day and hour", new DateTimePicker(Time, at), Hint: new PlainText(timeHint), BlockId: Time), .. Room.Render(minutes, place, seats)];

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="zone">The planner's, for the day.</param>
    /// <param name="wrong">What is wrong.</param>
    public static GatheringPlan? Read(StateValues state, DateTimeOffset now, string zone, Dictionary<string, string> wrong)
    {
        var at = MomentField.Read(state, Time, now, isWanted: true, wrong);
        var room = Room.Read(state, wrong);
        return wrong.Count > 0 ? null : new GatheringPlan(at!.Value, LocalDay.Of(at.Value, zone), room.Minutes, room.Place, room.Seats, room.Channel);
    }
}
