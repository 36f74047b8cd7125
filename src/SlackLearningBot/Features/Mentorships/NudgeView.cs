using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>What is said in private to one member of a mentorship.</summary>
internal static class NudgeView
{
    public const string Agenda = "mentorship.agenda";
    public const string Other = "mentorship.other";

    public static SlackMessage Begin(Pairing pairing, Member member)
    {
        var text = Mrkdwn.Of($"You and {Words.People(pairing.OthersThan(member.UserId))} have a mentorship, and no first meeting yet. *Would you make the first step?*");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([new Button("Propose times", MeetUpView.Find, Values.Of(pairing.Id), Style: ButtonStyle.Primary)]),
                new Context([Mrkdwn.Of($"Why this? {BeginReason}")]),
            ]);
    }

    public static SlackMessage Silence(Pairing pairing, Member member)
    {
        var others = Words.People(pairing.OthersThan(member.UserId));
        var text = Mrkdwn.Of($"It has been quiet between you and {others} for three weeks. That happens, and it is nobody's fault. *How shall it go on?*");
        var value = Values.Of(pairing.Id);
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions(
                [
                    new Button("Send us times and an agenda", Agenda, value, Style: ButtonStyle.Primary),
                    .. member.Part == Parts.Mentor ? (Element[])[] :
                    [
                        new Button("Find somebody else", Other, value, Confirm: new Confirm(
                            "Find somebody else?", "This mentorship comes to its end for all of you. Nobody is told who ended it, or why.", "Find somebody", "Keep it")),
                    ],
                    new Button("End it", OverView.End, value),
                ]),
                new Context([Mrkdwn.Of($"Why this? {SilenceReason}")]),
            ]);
    }

    public static Mrkdwn BeginReason { get; } = Mrkdwn.Of(
        $"Three days passed since it began, and one of you is asked to begin; who, is a matter of chance. If you leave it alone, nothing happens, and I ask again only after three weeks of silence.");

    public static Mrkdwn SilenceReason { get; } = Mrkdwn.Of(
        $"You did not meet, and no meeting is planned, for 21 days. Each of you gets this in private, and I tell nobody who chose what. If you leave it alone, I ask once more at most.");

    public static SlackMessage AgendaSent { get; } = Say(Mrkdwn.Of($"Done: an agenda and times to choose from stand in your conversation."));

    public static SlackMessage OtherSought { get; } = Say(Mrkdwn.Of($"It has come to its end, without a reason and without a name. `/mentor find` and a few words about what you want find somebody else."));

    private static SlackMessage Say(Mrkdwn text) => new(text, [new Section(text)]);
}
