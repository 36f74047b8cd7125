using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What is said once a gathering is over.</summary>
internal static class AfterView
{
    public const string FeedbackForm = "gathering.feedback_form";
    public const string FeedbackField = "gathering_feedback";
    public const int LongestFeedback = 2000;

    /// <summary>In the channel.</summary>
    public static SlackMessage Thanks(Gathering gathering)
    {
        var text = Mrkdwn.Of($"{Words.Begin(gathering)} is over. {ThankYou(gathering)} :clap:");
        return new SlackMessage(text, [new Section(text), Buttons(gathering)]);
    }

    private static Mrkdwn ThankYou(Gathering gathering) =>
        Words.IsTalk(gathering) ? Mrkdwn.Of($"Thank you, {HappeningWords.People(gathering.Hosts)}!")
        : gathering.Hosts.Length == 0 ? Mrkdwn.Of($"Thanks to whoever {Words.Kind(gathering).Did}!")
        : Mrkdwn.Of($"Thank you, {HappeningWords.People(gathering.Hosts)}, {Words.Kind(gathering).Doing}!");

    public static SlackMessage WereYouThere(Gathering gathering)
    {
        var text = Mrkdwn.Of($"Were you at {Words.Name(gathering)}?");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([GatheringButtons.Attended(gathering.GatheringId), GatheringButtons.Missed(gathering.GatheringId)]),
                new Context([Mrkdwn.Of($"You had a seat. I ask once; without an answer nothing happens.")]),
            ]);
    }

    private static Actions Buttons(Gathering gathering) => new([GatheringButtons.Attended(gathering.GatheringId), .. TellButtons(gathering)]);

    /// <summary>None when everybody who held it had themselves erased.</summary>
    private static Element[] TellButtons(Gathering gathering) => gathering.Hosts.Length == 0 ? [] : [GatheringButtons.Tell(gathering.GatheringId, gathering.Kind)];

    /// <summary>To whoever said that they were there.</summary>
    public static SlackMessage Attended(Gathering gathering, TakeAwayStanding standing)
    {
        var notThere = GatheringButtons.NotThereAfterAll(gathering.GatheringId);
        if (gathering.Hosts.Length == 0)
        {
            var noted = Mrkdwn.Of($"Noted: you were at {Words.Name(gathering)}.");
            return new SlackMessage(noted, [new Section(noted), new Actions([notThere])]);
        }

        var text = Mrkdwn.Of($"Noted: you were at {Words.Name(gathering)}. What helped you, and what could be better? Only {HappeningWords.People(gathering.Hosts)} would see it.");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([GatheringButtons.Tell(gathering.GatheringId, gathering.Kind), notThere]),
                .. TakenAway(gathering, standing),
            ]);
    }

    private static Block[] TakenAway(Gathering gathering, TakeAwayStanding standing)
    {
        return standing switch
        {
            TakeAwayStanding.WillBeAsked => [Line("What did you take away? In a few working days I ask you once.", "Write it down now")],
            TakeAwayStanding.Open => [Line("What did you take away?", "Write it down now")],
            TakeAwayStanding.Written => [Line("What you took away is written down.", "My take-aways")],
            _ => [],
        };

        Section Line(string text, string button) => new(Mrkdwn.Of($"{text}"), Accessory: TakeAwayButtons.Write(BringingBack.AboutOf(gathering), gathering.Title, button));
    }

    /// <summary>To somebody who said already that they were there, and pressed an older button.</summary>
    public static SlackMessage SaidBefore(Gathering gathering, DateTimeOffset saidAt)
    {
        var text = Mrkdwn.Of($"You said already, {HappeningWords.Moment(saidAt)}, that you were at {Words.Name(gathering)}, and that is what is noted. Were you not there after all? Then press the button.");
        return new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.NotThereAfterAll(gathering.GatheringId)])]);
    }

    /// <summary>To somebody who says that they were not there, and whom the list names.</summary>
    public static SlackMessage ListedAllTheSame(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"Noted as your own word. The list of who was at {Words.Name(gathering)}{MadeBy(gathering)} names you, and the list counts; if that is wrong, {Changes(gathering)} can take you off it."));

    /// <summary>To somebody who was asked, and for whom the list answers.</summary>
    public static SlackMessage Listed(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"You were at {Words.Name(gathering)}: the list of who was there{MadeBy(gathering)} names you. If that is wrong, {Changes(gathering)} can take you off it."));

    private static Mrkdwn MadeBy(Gathering gathering) => gathering.ListedBy is { } by and not "erased" ? Mrkdwn.Of($", made by {new SlackUser(by)},") : Mrkdwn.Empty;

    private static Mrkdwn Changes(Gathering gathering) => gathering.Hosts.Length > 0 ? HappeningWords.People(gathering.Hosts) : Mrkdwn.Of($"the owners of our learning");

    public static SlackMessage Missed(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"Noted. {Where(gathering)}"));

    private static Mrkdwn Where(Gathering gathering) => Words.IsTalk(gathering)
        ? Mrkdwn.Of($"`/talk find` shows the recording of {Words.Title(gathering)} as soon as there is one.")
        : Mrkdwn.Of($"Whoever {Words.Kind(gathering).Did} can tell you what you missed at {Words.Name(gathering)}.");

    /// <summary>To somebody whom the list of whoever taught it leaves out.</summary>
    public static SlackMessage NotListed(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"The list of who was at {Words.Name(gathering)}{MadeBy(gathering)} is in already, and you are not on it. If that is wrong, {Changes(gathering)} can add you."));

    public static SlackMessage NotOver { get; } = Remarks.Say(Mrkdwn.Of($"This is not over yet, so nothing was noted."));

    public static SlackMessage NobodyToTell(Gathering gathering) => Remarks.Say(Mrkdwn.Of($"Whoever {Words.Kind(gathering).Did} is not known here any more, so there is nobody to tell."));

    public static SlackMessage LongOver { get; } = Remarks.Say(Mrkdwn.Of($"This was more than {Attendance.OpenDays} days ago, so who was there stays as it is."));

    public static SlackMessage ToHost(Gathering gathering)
    {
        var head = Mrkdwn.Of($"Thank you for {Words.Name(gathering)}! {HappeningWords.Count(gathering.Coming, "person had a seat", "people had a seat")}.");
        if (!Words.IsTalk(gathering))
        {
            var text = Mrkdwn.Of($"{head} Who was there? Everybody can say so of themselves; if you make a list, the list counts.");
            return new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.Attendance(gathering.GatheringId)])]);
        }

        return WithTalk(gathering, Mrkdwn.Of($"{head} If there is a recording, or slides, or something everybody should take away, add it, and `/talk find` finds it from then on. With up to three questions it sticks: I ask them whoever was there."));
    }

    /// <summary>To whoever was named as its speaker by somebody else.</summary>
    public static SlackMessage Logged(Gathering gathering) => WithTalk(gathering, Mrkdwn.Of(
        $"{Words.Title(gathering)} is logged as a talk of yours: everybody finds it with `/talk find`. If that is wrong, or something is missing, change it here, or with `/talk mine` whenever you like."));

    private static SlackMessage WithTalk(Gathering gathering, Mrkdwn text) => new(text, [new Section(text), new Actions([GatheringButtons.Talk(gathering.GatheringId)])]);

    public static ModalView Form(Gathering gathering) => new(
        $"Tell the {Words.Kind(gathering).Hosts}",
        [
            new Section(Mrkdwn.Of($"About {Words.Name(gathering)}. Only {HappeningWords.People(gathering.Hosts)} will see it, with your name.")),
            new Input("What helped you? What could be better?", new PlainTextInput(FeedbackField, Multiline: true, MaxLength: LongestFeedback), BlockId: FeedbackField),
        ],
        submit: "Send it",
        close: "Cancel",
        callbackId: FeedbackForm,
        privateMetadata: GatheringButtons.Value(gathering.GatheringId));

    public static SlackMessage Sent(Gathering gathering) => Remarks.Say(Mrkdwn.Of($"Thank you! {HappeningWords.People(gathering.Hosts)} will get it at a decent hour, and nobody else will."));

    /// <summary>To one of those who held it.</summary>
    public static SlackMessage Feedback(Gathering gathering, string by, string words)
    {
        var text = Mrkdwn.Of($"{new SlackUser(by)} tells you about {Words.Name(gathering)}:");
        var quote = Mrkdwn.Join("\n", words.ReplaceLineEndings("\n").Split('\n').Select(line => Mrkdwn.Of($">{line}")));
        return new SlackMessage(text, [new Section(text), new Section(quote.Truncate(SlackLimits.SectionText)), new Context([Mrkdwn.Of($"Only those who {Words.Kind(gathering).Did} see this.")])]);
    }
}
