using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>How an owner says what to change by hand, and what it costs.</summary>
internal static class ChangeForm
{
    public const string Callback = "mentor_round.change";
    public const string Mentee = "round_mentee";
    public const string How = "round_how";
    public const string Other = "round_other";
    public const string Do = "mentor_round.change_do";
    public const string Drop = "mentor_round.change_drop";

    private static readonly Option[] Ways =
    [
        Option.Plain("gets this mentor", "give"), Option.Plain("exchanges mentors with this mentee", "exchange"), Option.Plain("goes without", "none"),
    ];

    public static ModalView Render(MentorRound round) => new(
        "Change by hand",
        round.IsPeers ? Exchange :
        [
            new Section(Mrkdwn.Of($"You see what it costs before anything is changed. All other pairs stay as they are.")),
            new Input("This mentee", new UsersSelect(Mentee, Placeholder: "Choose a person"), BlockId: Mentee),
            new Input("does what?", new RadioButtons(How, Ways, Ways[0]), BlockId: How),
            new Input("The mentor, or the other mentee", new UsersSelect(Other, Placeholder: "Choose a person"), Optional: true, BlockId: Other),
        ],
        submit: "What does it cost?",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: RoundsJson.Value(round.RoundId));

    private static IReadOnlyList<Block> Exchange { get; } =
    [
        new Section(Mrkdwn.Of($"You see what it costs before anything is changed. All other pairs stay as they are.")),
        new Input("This person", new UsersSelect(Mentee, Placeholder: "Choose a person"), BlockId: Mentee),
        new Input("exchanges places with", new UsersSelect(Other, Placeholder: "Choose a person"), Optional: true, Hint: "One of them may have nobody so far, and the other then goes without.", BlockId: Other),
    ];

    public static SlackMessage NotNow { get; } = Remarks.Say(Mrkdwn.Of($"This round is not there to be changed by hand now. `/mentor round` shows how it stands."));

    public static SlackMessage Weighing { get; } = Remarks.Say(Mrkdwn.Of($"I am reckoning what it costs. In a moment you find it in our direct message, and decide there."));

    /// <summary>What a change would come to, or came to.</summary>
    /// <param name="round">As it is now.</param>
    /// <param name="change">With its cost.</param>
    public static SlackMessage Cost(MentorRound round, HandChange change)
    {
        var what = What(round, change);
        if (change.State is "done" or "dropped")
        {
            return Remarks.Say(Mrkdwn.Of($"{what}: {(change.State == "done" ? "changed. The card of the round shows it as it is now." : "left as it was.")}"));
        }

        if (change.Version != round.Version || round.State != RoundStates.Preview)
        {
            return Remarks.Say(Mrkdwn.Of($"{what}: the round has changed since, so nothing was done. `/mentor round` shows how it stands; *Change by hand…* reckons it anew."));
        }

        if (RoundsJson.Cost(change.Cost) is not { } cost || cost.After is null || cost.Before is null)
        {
            return Remarks.Say(Mrkdwn.Of($"{what}: that cannot be, so nothing was changed. {Refusal(RoundsJson.Cost(change.Cost))}"));
        }

        var text = Mrkdwn.Of($"{what}. Before → after:");
        var value = RoundsJson.Change(change.RoundId, change.ChangeId);
        return new SlackMessage(text,
        [
            new Section(text),
            new Section(FiguresView.Compared(cost.Before, cost.After)),
            new Actions([new Button("Change it", Do, value, Style: ButtonStyle.Primary), new Button("Leave it", Drop, value)]),
        ]);
    }

    private static Mrkdwn What(MentorRound round, HandChange change) => change switch
    {
        { OtherId: { } peer } when round.IsPeers => Mrkdwn.Of($"{new SlackUser(change.UserId)} and {new SlackUser(peer)} exchange places"),
        { How: "give", OtherId: { } mentor } => Mrkdwn.Of($"{new SlackUser(change.UserId)} gets {new SlackUser(mentor)}"),
        { How: "exchange", OtherId: { } other } => Mrkdwn.Of($"{new SlackUser(change.UserId)} and {new SlackUser(other)} exchange mentors"),
        _ => Mrkdwn.Of($"{new SlackUser(change.UserId)} goes without"),
    };

    private static string Refusal(ChangeCost? cost) => cost switch
    {
        { Places: { } places } => $"The mentor has {RoundView.Count(places, "place", "places")} in this round, and {(places == 1 ? "it is" : "they are")} taken: exchange two mentees instead, or take one of theirs out first.",
        { Why: PeerCost.Same } => "They are together already, or neither of them has anybody.",
        { Why: not null } => "These two cannot be matched in this round: a rule of it, their reporting line, or something that is between people speaks against it.",
        _ => "One of them is not in this round as that any more.",
    };
}
