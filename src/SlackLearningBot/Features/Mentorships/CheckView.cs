using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>How useful it is: one question halfway, one at the end with what was reached and the badge.</summary>
internal static class CheckView
{
    public const string Answer = "mentorship.useful";
    public const string Reached = "mentorship.reached";
    public const string Badge = "mentorship.badge";

    public static SlackMessage Ask(Pairing pairing, Member member, string moment)
    {
        var others = Words.People(pairing.OthersThan(member.UserId));
        var text = moment == CheckMoments.Midway
            ? Mrkdwn.Of($"Half of the time with {others} is over. *How useful is it for you so far?*")
            : Mrkdwn.Of($"Your time with {others} has come to its end; thank you for it. *How useful was it for you?*");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([.. Enumerable.Range(1, 5).Select(useful => new Button(Label(useful), ActionId.Of(Answer, useful), Values.Of(new CheckValue(pairing.Id, moment, useful))))]),
                .. Rest(pairing, member, moment),
                new Context([Mrkdwn.Of($"Why this? {Reason}")]),
            ]);
    }

    /// <summary>After the answer; a second click shows the first one.</summary>
    public static SlackMessage Answered(Pairing pairing, Member member, string moment, int useful)
    {
        var text = Mrkdwn.Of($"*Thank you:* {useful} of 5. {(moment == CheckMoments.Midway && useful <= 2 ? "If something should change: say it at your next meeting, or let me end it with `/mentor end`; nobody is named." : "")}");
        return new SlackMessage(text, [new Section(text), .. Rest(pairing, member, moment)]);
    }

    private static IEnumerable<Block> Rest(Pairing pairing, Member member, string moment)
    {
        if (moment != CheckMoments.End)
        {
            yield break;
        }

        var value = Values.Of(pairing.Id);
        yield return member.Part == Parts.Mentee
            ? new Section(Mrkdwn.Of($"What did you reach? Write it down for yourself, and share it if you like."), Accessory: new Button("Write it down", Reached, value))
            : new Section(Mrkdwn.Of($"You gave your time to somebody. If you like, your profile shows “Mentor” from now on."), Accessory: new Button("Show it", Badge, value));
        if (member.Part == Parts.Peer)
        {
            yield return new Section(Mrkdwn.Of($"What did you reach? Write it down for yourself, and share it if you like."), Accessory: new Button("Write it down", Reached, value));
        }
    }

    public static Mrkdwn Reason { get; } = Mrkdwn.Of(
        $"You are asked halfway and at the end, once each. Your number goes into a sum over five people or more, and nobody sees it by itself. If you leave it alone, nothing happens.");

    private static string Label(int useful) => useful switch { 1 => "1 – not at all", 5 => "5 – very", _ => $"{useful}" };
}
