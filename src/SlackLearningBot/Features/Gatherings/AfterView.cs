using SlackLearningBot.Blocks;
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
        var text = Mrkdwn.Of($"{Words.Title(gathering)} is over. Thank you, {Words.People(gathering.Hosts)}! :clap:");
        return new SlackMessage(text, [new Section(text), Buttons(gathering)]);
    }

    public static SlackMessage WereYouThere(Gathering gathering)
    {
        var text = Mrkdwn.Of($"Were you at {Words.Title(gathering)}?");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([GatheringButtons.Attended(gathering.GatheringId), GatheringButtons.Missed(gathering.GatheringId)]),
                new Context([Mrkdwn.Of($"You had a seat. I ask once; without an answer nothing happens.")]),
            ]);
    }

    private static Actions Buttons(Gathering gathering) => new([GatheringButtons.Attended(gathering.GatheringId), GatheringButtons.Tell(gathering.GatheringId)]);

    /// <summary>To whoever said that they were there.</summary>
    public static SlackMessage Attended(Gathering gathering)
    {
        var text = Mrkdwn.Of($"Noted: you were at {Words.Title(gathering)}. What helped you, and what could be better? Only {Words.People(gathering.Hosts)} would see it.");
        return new SlackMessage(text, [new Section(text), new Actions([GatheringButtons.Tell(gathering.GatheringId)])]);
    }

    public static SlackMessage Missed(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"Noted. {Where(gathering)}"));

    private static Mrkdwn Where(Gathering gathering) => gathering.Kind == GatheringKinds.Talk
        ? Mrkdwn.Of($"`/talk find` shows the recording of {Words.Title(gathering)} as soon as there is one.")
        : Mrkdwn.Of($"Whoever hosted {Words.Title(gathering)} can tell you what you missed.");

    public static SlackMessage NotOver { get; } = Remarks.Say(Mrkdwn.Of($"This is not over yet, so nothing was noted."));

    public static SlackMessage ToHost(Gathering gathering)
    {
        var talk = gathering.Kind == GatheringKinds.Talk
            ? Mrkdwn.Of($" If there is a recording, or slides, or something everybody should take away: `/talk mine` has the form for it, and `/talk find` finds it from then on. It has a form for up to three questions, too: they make it stick.")
            : Mrkdwn.Empty;
        return Remarks.Say(Mrkdwn.Of($"Thank you for {Words.Title(gathering)}! {Words.Count(gathering.Coming, "person had a seat", "people had a seat")}.{talk}"));
    }

    /// <summary>To whoever was named as its speaker by somebody else.</summary>
    public static SlackMessage Logged(Gathering gathering) => Remarks.Say(Mrkdwn.Of(
        $"{Words.Title(gathering)} is logged as a talk of yours: everybody finds it with `/talk find`. If that is wrong, or something is missing, `/talk mine` changes it."));

    public static ModalView Form(Gathering gathering) => new(
        "Tell the speakers",
        [
            new Section(Mrkdwn.Of($"About {Words.Title(gathering)}. Only {Words.People(gathering.Hosts)} see it, with your name.")),
            new Input("What helped you? What could be better?", new PlainTextInput(FeedbackField, Multiline: true, MaxLength: LongestFeedback), BlockId: FeedbackField),
        ],
        submit: "Send it",
        close: "Cancel",
        callbackId: FeedbackForm,
        privateMetadata: GatheringButtons.Value(gathering.GatheringId));

    public static SlackMessage Sent(Gathering gathering) => Remarks.Say(Mrkdwn.Of($"Thank you! {Words.People(gathering.Hosts)} get it at a decent hour, and nobody else does."));

    /// <summary>To one of those who spoke.</summary>
    public static SlackMessage Feedback(Gathering gathering, string by, string words)
    {
        var text = Mrkdwn.Of($"{new SlackUser(by)} tells you about {Words.Title(gathering)}:");
        var quote = Mrkdwn.Join("\n", words.ReplaceLineEndings("\n").Split('\n').Select(line => Mrkdwn.Of($">{line}")));
        return new SlackMessage(text, [new Section(text), new Section(quote.Truncate(SlackLimits.SectionText)), new Context([Mrkdwn.Of($"Only those who spoke see this.")])]);
    }
}
