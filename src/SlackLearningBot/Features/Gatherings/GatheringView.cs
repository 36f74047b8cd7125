using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What is said to one person about a gathering.</summary>
internal static class GatheringView
{
    public const string File = "Open this file to put it into your calendar.";

    public const string FileOff = "Open this file to take it out of your calendar.";

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"This does not lie ahead any more, so nothing was changed."));

    public static SlackMessage NoFile(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"Slack does not take the file for your calendar. This is what would be in it: {Words.Name(gathering)}, {Words.When(gathering)}."));

    /// <summary>What somebody has now.</summary>
    public static SlackMessage Answer(Gathering gathering, Seated seated)
    {
        var text = seated.Answer switch
        {
            PlaceAnswers.Yes => Mrkdwn.Of($"*You have a seat:* {Words.Name(gathering)}, {Words.When(gathering)}. A file for your calendar comes with this.{Left(seated)}"),
            PlaceAnswers.Waiting => Mrkdwn.Of($"*You are on the waiting list* of {Words.Name(gathering)}, {Words.When(gathering)}. All seats are taken; when one gets free, whoever waits longest has it, and I tell you.{Kept(seated)}"),
            _ => Mrkdwn.Of($"You do not come to {Words.Name(gathering)}, {Words.When(gathering)}.{Calendar(seated)}"),
        };
        return new SlackMessage(text, [new Section(text), new Actions([seated.Answer == PlaceAnswers.No ? GatheringButtons.Come(gathering.GatheringId) : GatheringButtons.Stay(gathering.GatheringId)])]);
    }

    /// <summary>Beside the announcement that was clicked on.</summary>
    public static SlackMessage Remark(Seated seated) => Remarks.Say(seated.Answer switch
    {
        PlaceAnswers.Yes => Mrkdwn.Of($"You have a seat. A file for your calendar is on its way to you.{Left(seated)}"),
        PlaceAnswers.Waiting => Mrkdwn.Of($"All seats are taken. You are on the waiting list, and I tell you when one gets free.{Kept(seated)}"),
        _ => Mrkdwn.Of($"Noted: you do not come.{Calendar(seated)}"),
    });

    /// <summary>Whoever had a seat had a file; none comes that takes it out again.</summary>
    private static Mrkdwn Calendar(Seated seated) => seated.HadSeat ? Mrkdwn.Of($" If you put it into your calendar, it stays there until you take it out yourself.") : Mrkdwn.Empty;

    /// <summary>The seat they had on another date.</summary>
    private static Mrkdwn Left(Seated seated) => seated.Left?.StartsAt is { } at
        ? Mrkdwn.Of($" Your seat on {HappeningWords.Moment(at)} is free for somebody else now; if that date is in your calendar, please take it out yourself.")
        : Mrkdwn.Empty;

    private static Mrkdwn Kept(Seated seated) => seated.Kept?.StartsAt is { } at ? Mrkdwn.Of($" Until then you keep your seat on {HappeningWords.Moment(at)}.") : Mrkdwn.Empty;

    /// <param name="gathering">As it is now.</param>
    /// <param name="answer">Whether they have a seat or wait.</param>
    /// <param name="from">When they believed it to be; null: not known, or it was not moved.</param>
    public static SlackMessage Changed(Gathering gathering, string answer, DateTimeOffset? from)
    {
        if (!gathering.IsPlanned)
        {
            return Remarks.Say(Mrkdwn.Of($"*Called off:* {Words.Name(gathering)}{WasAt(gathering)} does not take place.{Others(gathering)}"));
        }

        var waits = answer == PlaceAnswers.Waiting ? Mrkdwn.Of($" You are still on the waiting list.") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"{Changed(gathering)} {Words.Name(gathering)} is {Words.When(gathering)} now{Before(from)}.{waits}");
        return new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.Stay(gathering.GatheringId)])]);
    }

    private static Mrkdwn Before(DateTimeOffset? from) => from is { } at ? Mrkdwn.Of($" (before: {HappeningWords.Moment(at)})") : Mrkdwn.Empty;

    private static Mrkdwn Changed(Gathering gathering) => gathering.IsMoved ? Mrkdwn.Of($"*Moved:*") : Mrkdwn.Of($"*Changed:*");

    private static Mrkdwn Others(Gathering gathering) =>
        gathering.OtherDates > 0 ? Mrkdwn.Of($" It has {HappeningWords.Count(gathering.OtherDates, "other date", "other dates")}; `/learn sessions` shows what comes.") : Mrkdwn.Empty;

    /// <param name="gathering">As it is now.</param>
    /// <param name="isNew">They hear of it for the first time.</param>
    /// <param name="dates">Itself, and the other dates of its session that lie ahead.</param>
    /// <param name="from">When they believed it to be; null: not known, or it was not moved.</param>
    public static SlackMessage ToHost(Gathering gathering, bool isNew, IReadOnlyList<Gathering> dates, DateTimeOffset? from) => Remarks.Say((gathering switch
    {
        { IsPlanned: true } when isNew && dates.Count > 1 => Mrkdwn.Of($"*It has {dates.Count} dates:* {Words.Name(gathering)} with you is\n{List(dates)}{HappeningWords.Place(gathering.Place)}\n{Announced(gathering)} A file for your calendar comes for each."),
        { IsPlanned: true } when isNew => Mrkdwn.Of($"*It has a date:* {Words.Name(gathering)} with you is {Words.When(gathering)}.{Announced(gathering)} A file for your calendar comes with this."),
        { IsPlanned: true } => Mrkdwn.Of($"{Changed(gathering)} {Words.Name(gathering)} with you is {Words.When(gathering)} now{Before(from)}. Whoever wants to come is told.{Besides(gathering, dates)}"),
        { StartsAt: null } => Mrkdwn.Of($"{Words.Begin(gathering)} is not going to be planned. The owners of our learning can tell you more."),
        _ => Mrkdwn.Of($"*Called off:* {Words.Name(gathering)}{WasAt(gathering)} does not take place. Whoever wanted to come is told.{Besides(gathering, dates)}"),
    }).Truncate(SlackLimits.SectionText));

    /// <summary>Without their places: a long link on each would be more than a message holds.</summary>
    private static Mrkdwn List(IEnumerable<Gathering> dates) => Mrkdwn.Join("\n", dates.Select(date => Mrkdwn.Of($"• {Words.Hour(date)}")));

    private static Mrkdwn Besides(Gathering gathering, IReadOnlyList<Gathering> dates)
    {
        List<Gathering> others = [.. dates.Where(date => date.GatheringId != gathering.GatheringId)];
        return others.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" You have it on {HappeningWords.Count(others.Count, "other date", "other dates")}:\n{List(others)}");
    }

    /// <summary>To whoever was to host it.</summary>
    public static SlackMessage ToHostOfBefore(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"{Words.Begin(gathering)}, {Words.When(gathering)}, is without you now: somebody changed who {Words.Kind(gathering).Does}. If that is wrong, ask those who do, or the owners of our learning."));

    /// <summary>To whoever proposed it for others.</summary>
    public static SlackMessage ProposalHasDate(Gathering gathering)
    {
        var text = Mrkdwn.Of($"*What you proposed has a date:* {Words.Title(gathering)} with {HappeningWords.People(gathering.Hosts)} is {Words.When(gathering)}.{Announced(gathering)}");
        return new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.Come(gathering.GatheringId), GatheringButtons.Stay(gathering.GatheringId)])]);
    }

    public static SlackMessage ProposalIsOff(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"{Words.Title(gathering)}, which you proposed, does not take place. The owners of our learning can tell you more."));

    /// <summary>To whoever proposed it, or was to hold it.</summary>
    public static SlackMessage Declined(Gathering gathering, bool isProposer, string reason)
    {
        var whose = isProposer ? Mrkdwn.Of($"which you proposed") : Mrkdwn.Of($"which was proposed with you");
        var head = Mrkdwn.Of($"{Words.Begin(gathering)}, {whose}, is not going to be planned.");
        var why = reason.Length == 0
            ? Mrkdwn.Of($"The owners of our learning can tell you more.")
            : Mrkdwn.Of($"The owners of our learning say why:\n{Mrkdwn.Join("\n", reason.Split('\n').Select(line => Mrkdwn.Of($">{line}")))}");
        return Remarks.Say(Mrkdwn.Of($"{head} {why}").Truncate(SlackLimits.SectionText));
    }

    private static Mrkdwn Announced(Gathering gathering) => gathering.Channel is { } channel ? Mrkdwn.Of($" I announce it in {new SlackChannel(channel)}.") : Mrkdwn.Empty;

    private static Mrkdwn WasAt(Gathering gathering) => gathering.StartsAt is { } at ? Mrkdwn.Of($", {HappeningWords.Moment(at)},") : Mrkdwn.Empty;

    /// <summary>How many come, for those who hold it.</summary>
    private static Mrkdwn Numbers(Gathering gathering)
    {
        if (gathering.Seats is not { } seats || seats > gathering.Coming)
        {
            return BoardView.Seats(gathering);
        }

        var waiting = gathering.Waiting == 0 ? Mrkdwn.Empty : Mrkdwn.Of($", and {HappeningWords.Count(gathering.Waiting, "person waits", "people wait")} for one");
        return Mrkdwn.Of($"{HappeningWords.Count(gathering.Coming, "person comes", "people come")}, all seats are taken{waiting}.");
    }

    public static SlackMessage Reminder(Gathering gathering, bool isHost, DateTimeOffset now)
    {
        var isSoon = gathering.StartsAt - now < TimeSpan.FromHours(1);
        var with = isHost ? Mrkdwn.Of($" with you") : Mrkdwn.Empty;
        var numbers = isHost ? Mrkdwn.Of($" {Numbers(gathering)}") : Mrkdwn.Empty;
        var text = isSoon
            ? Mrkdwn.Of($"*It begins soon:* {Words.Name(gathering)}{with}, {Words.When(gathering)}.{numbers}")
            : Mrkdwn.Of($"*A reminder:* {Words.Name(gathering)}{with} is {Words.When(gathering)}.{numbers}");
        return isHost ? Remarks.Say(text) : new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.Stay(gathering.GatheringId)])]);
    }
}
