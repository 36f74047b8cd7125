using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>The welcome's words and form.</summary>
internal static class WelcomeView
{
    public const string Start = "welcome.start";
    public const string Save = "welcome.save";

    /// <summary>App Home of somebody who has not said yes.</summary>
    public static IReadOnlyList<Block> Home(Proposal proposal) =>
        [new Header("Learn something in three minutes"), .. Pitch(proposal), .. Fields(proposal, isInMessage: false), StartButton(proposal), SmallPrint];

    /// <summary>The same as a message.</summary>
    public static SlackMessage Message(Proposal proposal) => new(
        "Welcome! Choose an hour, and I bring you one short lesson on your learning days. Nothing comes before you say yes.",
        [.. Pitch(proposal), .. Fields(proposal, isInMessage: true), StartButton(proposal), SmallPrint]);

    /// <summary>The same as a dialog, with each day to tick.</summary>
    /// <param name="proposal">What is proposed.</param>
    /// <param name="chosenTracks">What was ticked in the form before this one; null when this is the first.</param>
    public static ModalView Modal(Proposal proposal, IReadOnlyList<string>? chosenTracks = null) => new(
        "Start learning",
        [
            .. Pitch(proposal),
            RhythmForm.HourField(proposal.Rhythm),
            RhythmForm.EachDayField(proposal.Rhythm.Days),
            RhythmForm.ZoneField(proposal.Rhythm.Zone),
            .. RhythmForm.TracksField(proposal.Tracks, chosenTracks ?? proposal.Joined),
            SmallPrint,
        ],
        submit: "Start learning",
        close: "Not now",
        callbackId: Save,
        privateMetadata: TickedTracks.Write(proposal.Joined));

    /// <summary>The yes is heard.</summary>
    public static SlackMessage Started(SignupOutcome outcome, DateTimeOffset now)
    {
        var next = LearnerWords.Next(outcome.Learner, now);
        var between = LearnerWords.Between(outcome.Learner, now);
        var text = outcome switch
        {
            { IsNew: false } => Mrkdwn.Of($"*You are learning already.* {SettingsView.WhenNext(outcome.Learner, now)}"),
            { HasTracks: true, Learner.NoMessages: { } by } => Mrkdwn.Of($"*All set.* {NoMessagesText.Words(by)}"),
            { Learner.NoMessages: { } by } => Mrkdwn.Of($"*All set, but for one thing:* choose at least one track. {NoMessagesText.Words(by)}"),
            { HasTracks: false } => Mrkdwn.Of($"*All set, but for one thing:* choose at least one track. Your first lesson then comes {next}{between}."),
            _ => Mrkdwn.Of($"*All set.* Your first lesson comes {next}, or take it now{between}."),
        };
        return new SlackMessage(text,
        [
            new Section(text),
            new Actions(outcome.HasTracks ? [CommonButtons.Today, CommonButtons.Catalogue] : [CommonButtons.Catalogue]),
            .. outcome.Offered,
            new Context([Mrkdwn.Of($"{LearnerWords.Lessons(outcome.Learner)} Change it with `/learn time`, pause with `/learn pause 3d`, end it with `/learn stop`.")]),
        ]);
    }

    /// <summary>What a form outside a dialog could not be read for.</summary>
    public static SlackMessage Wrong(RhythmChoice.Wrong wrong)
    {
        var text = Mrkdwn.Of($"Not started yet. {string.Join(" ", wrong.ByBlock.Values)} Then press *Start learning* again.");
        return Remarks.Say(text);
    }

    /// <summary>For what only a learner can do.</summary>
    public static SlackMessage NotLearning(string what)
    {
        var text = Mrkdwn.Of($"{what} Choose your hour, and lessons begin; nothing comes before you say yes.");
        return new SlackMessage(text, [new Section(text), new Actions([CommonButtons.Welcome])]);
    }

    /// <summary>A learner wrote to the bot, which does not chat.</summary>
    public static SlackMessage Hint(LearnerRow learner, DateTimeOffset now) =>
        WithButtons(Mrkdwn.Of($"I am better at lessons than at conversation. {SettingsView.WhenNext(learner, now)}"));

    /// <summary>A learner typed the command alone.</summary>
    public static SlackMessage Status(LearnerRow learner, DateTimeOffset now) =>
        WithButtons(Mrkdwn.Of($"{SettingsView.WhenNext(learner, now)}"));

    private static SlackMessage WithButtons(Mrkdwn text) => new(text,
    [
        new Section(text),
        new Actions([CommonButtons.Today, CommonButtons.Catalogue]),
        new Context([Mrkdwn.Of($"`/learn help` shows everything you can ask me.")]),
    ]);

    private static IEnumerable<Block> Pitch(Proposal proposal) => proposal.IsReturning
        ? [new Section(Mrkdwn.Of($"*Good to see you again.* Your tracks and everything you answered are still here.\nChoose when your lessons should come."))]
        :
        [
            new Section(Mrkdwn.Of(
                $"• At your hour I bring *one short lesson*, read in a minute or two.\n• Then *one question*, and the reason behind the answer.\n• *You decide* when, what and how often; your answers are nobody else's business.")),
        ];

    private static IEnumerable<Block> Fields(Proposal proposal, bool isInMessage) =>
    [
        RhythmForm.HourField(proposal.Rhythm),
        RhythmForm.DaysField(proposal.Rhythm.Days),
        RhythmForm.ZoneField(proposal.Rhythm.Zone, isInMessage),
        .. RhythmForm.TracksField(proposal.Tracks, proposal.Joined),
    ];

    private static Actions StartButton(Proposal proposal) => new(
        [new Button("Start learning", Start, TickedTracks.Write(proposal.Joined), Style: ButtonStyle.Primary)], BlockId: "welcome_start");

    private static Context SmallPrint { get; } = new([Mrkdwn.Of($"Nothing comes before you press *Start learning*. `/learn stop` ends everything at any time.")]);
}
