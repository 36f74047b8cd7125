using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Series, their dates, and whose turn it is.</summary>
internal static class SeriesView
{
    public const string New = "talk.series_new";
    public const string Take = "talk.slot_take";
    public const string Pass = "talk.slot_pass";
    public const string End = "talk.series_end";
    public const string TakeForm = "talk.slot_form";

    public static SlackMessage OwnersOnly { get; } = Remarks.Say(Mrkdwn.Of($"Only the owners of our learning open and end series; nothing was changed."));

    public static SlackMessage Taken { get; } = Remarks.Say(Mrkdwn.Of($"This date is not free, or not free for you yet. `/talk series` shows the open ones."));

    public static SlackMessage IsPlanned { get; } = Remarks.Say(Mrkdwn.Of($"A talk is planned for this date already. If it does not take place, `/talk mine` calls it off."));

    public static SlackMessage Passed { get; } = Remarks.Say(Mrkdwn.Of($"All right: the date is open to everybody now. Your next turn comes by itself."));

    public static SlackMessage Ended { get; } = Remarks.Say(Mrkdwn.Of($"The series has ended. Talks that are planned already stay."));

    public static SlackMessage Opened(Series series) => Remarks.Say(Mrkdwn.Of(
        $"*{series.Name.Replace('*', '∗')}* is open. Anybody takes a date with `/talk series`{(series.Rota.Length > 0 ? Mrkdwn.Of($"; whoever's turn it is is asked two weeks before") : Mrkdwn.Empty)}."));

    /// <param name="all">Each series with its dates, and what became of them.</param>
    /// <param name="userId">Who looks.</param>
    /// <param name="isOwner">Whether they open and end series.</param>
    /// <param name="now">The instant.</param>
    public static SlackMessage List(
        IReadOnlyList<(Series Series, IReadOnlyList<SeriesSlot> Slots, IReadOnlyDictionary<DateOnly, TakenSlot> Taken)> all, string userId, bool isOwner, DateTimeOffset now)
    {
        var blocks = new List<Block>();
        foreach (var (series, slots, taken) in all)
        {
            blocks.Add(new Header(series.Name));
            blocks.AddRange(slots.Select(slot => Line(series, slot, taken.GetValueOrDefault(slot.Day), userId, isOwner, now)));
            if (isOwner)
            {
                blocks.Add(new Actions([new Button(
                    "End this series", ActionId.Of(End, $"{series.SeriesId:N}"), TalkValues.Of(new SlotValue(series.SeriesId, series.FirstDay)),
                    Confirm: new Confirm("End it?", new PlainText("There are no more dates. Talks that are planned already stay."), "End it", "Keep it"))]));
            }
        }

        var text = all.Count == 0 ? Mrkdwn.Of($"There is no series of talks yet.") : Mrkdwn.Of($"Series of talks, and their next dates:");
        return new SlackMessage(
            text, [new Section(text), .. blocks, .. isOwner ? new Block[] { new Actions([new Button("Open a series", New)]) } : []]);
    }

    private static Section Line(Series series, SeriesSlot slot, TakenSlot? taken, string userId, bool isOwner, DateTimeOffset now)
    {
        if (taken is { TalkId: { } talk, Title: { } title })
        {
            return new Section(
                Mrkdwn.Of($"{HappeningWords.Moment(slot.StartsAt)}: *{title.Replace('*', '∗')}* by {HappeningWords.People(taken.Hosts ?? [])}").Truncate(SlackLimits.SectionText),
                Accessory: new Button("Open", ActionId.Of(TalkView.Open, $"{talk:N}"), TalkValues.Of(talk)));
        }

        var turn = SeriesRhythm.TurnOf(slot, series.Rota);
        var passed = taken?.Passed is true;
        var whose = turn is not null && !passed ? Mrkdwn.Of($"the turn of {new SlackUser(turn)}") : Mrkdwn.Of($"open");
        return new Section(
            Mrkdwn.Of($"{HappeningWords.Moment(slot.StartsAt)}: {whose}"),
            Accessory: isOwner || SeriesTurns.MayTake(slot.StartsAt, turn, passed, userId, now) ? TakeButton(series, slot) : null);
    }

    private static Button TakeButton(Series series, SeriesSlot slot) =>
        new("Take it", ActionId.Of(Take, $"{series.SeriesId:N}-{slot.Number}"), TalkValues.Of(new SlotValue(series.SeriesId, slot.Day)));

    /// <summary>To whoever's turn it is.</summary>
    public static SlackMessage Turn(Series series, SeriesSlot slot)
    {
        var text = Mrkdwn.Of($"*Your turn at {series.Name.Replace('*', '∗')}:* {HappeningWords.Moment(slot.StartsAt)}. Do you have something to show?");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([TakeButton(series, slot), new Button("Not this time", Pass, TalkValues.Of(new SlotValue(series.SeriesId, slot.Day)))]),
                new Context([Mrkdwn.Of($"I ask once. A week before, a date that nobody took is anybody's.")]),
            ]);
    }
}
