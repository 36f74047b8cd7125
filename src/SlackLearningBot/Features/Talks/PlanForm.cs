using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>The form in which a talk gets its date, its place and its channel.</summary>
internal static class PlanForm
{
    public const string Callback = "talk.plan_form";
    public const string Time = "talk_time";
    public const string Minutes = "talk_minutes";
    public const string Place = "talk_place";
    public const string Seats = "talk_seats";
    public const string Channel = "talk_channel";
    public const int LongestPlace = 500;
    public const int MostSeats = 10000;

    private const int UsualMinutes = 45;
    private static readonly int[] MinuteChoices = [10, 15, 20, 30, 45, 60, 90, 120, 180];
    private static readonly TimeSpan Latest = TimeSpan.FromDays(366);

    /// <param name="talk">As it is now.</param>
    /// <param name="proposal">When it has no time yet.</param>
    /// <param name="choosesChannel">Who only speaks leaves it where it is announced.</param>
    public static ModalView Render(Talk talk, DateTimeOffset proposal, bool choosesChannel) => new(
        "Plan the talk",
        [
            new Section(Mrkdwn.Of($"“{talk.Title}” by {TalkWords.People(talk.Hosts)}{(talk.Wished.Length > 0 ? Mrkdwn.Of($"; wished for: {talk.Wished}") : Mrkdwn.Empty)}")),
            .. Fields(
                talk.StartsAt ?? proposal,
                talk.Minutes ?? UsualMinutes,
                talk.Place,
                talk.Seats,
                "By your own clock; everybody else sees it by theirs. When it is moved, whoever wants to come is told once, with a new file for the calendar."),
            .. choosesChannel ? [PublicChannels.Field(Channel, talk.Channel)] : Array.Empty<Block>(),
        ],
        submit: "Plan it",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: TalkValues.Of(talk.TalkId));

    /// <summary>When, where and for how many; a series asks the same.</summary>
    public static Block[] Fields(DateTimeOffset at, int minutes, string place, int? seats, string timeHint)
    {
        Option[] choices = [.. MinuteChoices.Append(minutes).Distinct().Order().Select(count => Option.Plain($"{count} minutes", $"{count}"))];
        return
        [
            new Input("Day and hour", new DateTimePicker(Time, at), Hint: new PlainText(timeHint), BlockId: Time),
            new Input("How long?", new StaticSelect(Minutes, choices, InitialOption: choices.Single(one => one.Value == $"{minutes}")), BlockId: Minutes),
            new Input("Where?", new PlainTextInput(Place, place.Length > 0 ? place : null, MaxLength: LongestPlace, Placeholder: "Room 4.2, or https://…"), Hint: "A room, or the link of a video call.", Optional: true, BlockId: Place),
            new Input(
                "How many seats are there?",
                new NumberInput(Seats, IsDecimalAllowed: false, seats?.ToString(CultureInfo.InvariantCulture), "1", MostSeats.ToString(CultureInfo.InvariantCulture)),
                Hint: "Empty: as many as want to come. Whoever has a seat keeps it, also when there are fewer.",
                Optional: true,
                BlockId: Seats),
        ];
    }

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="zone">The planner's, for the day.</param>
    /// <param name="wrong">What is wrong.</param>
    public static GatheringPlan? Read(StateValues state, DateTimeOffset now, string zone, Dictionary<string, string> wrong)
    {
        var at = state.DateTime(Time, Time);
        if (at is null || at <= now || at > now + Latest)
        {
            wrong[Time] = at is null ? "Please choose a day and an hour." : at <= now ? "That is over already. Please choose a moment that is still to come." : "That is more than a year from now. Please choose a nearer day.";
        }

        if (!int.TryParse(state.Selected(Minutes, Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes is < 5 or > 720)
        {
            wrong[Minutes] = "Please choose one of these.";
        }

        var place = PlainLine.Of(state.Text(Place, Place));
        if (place.Length > LongestPlace)
        {
            wrong[Place] = $"This has {place.Length} characters, and at most {LongestPlace} fit.";
        }

        var seats = state.Number(Seats, Seats);
        if (seats is < 1 or > MostSeats || (seats is null && !string.IsNullOrWhiteSpace(state.Text(Seats, Seats))))
        {
            wrong[Seats] = $"Please write a number from 1 to {MostSeats}, or nothing.";
        }

        var channel = PublicChannels.Read(state, Channel, wrong);
        return wrong.Count > 0 ? null : new GatheringPlan(at!.Value, LocalDay.Of(at.Value, zone), minutes, place, (int?)seats, channel);
    }
}
