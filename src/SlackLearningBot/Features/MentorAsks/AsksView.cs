using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>How one's own wishes stand, and what waits for one's answer.</summary>
internal static class AsksView
{
    public const string Withdraw = "mentor_ask.withdraw";

    public static SlackMessage NotAnyMore(string mentor) => Remarks.Say(Mrkdwn.Of(
        $"{new SlackUser(mentor)} cannot be asked any more: they take a rest or left. Nothing was sent. Search again with `/mentor find`."));

    public static SlackMessage Already(MentorshipKind kind) => Remarks.Say(Mrkdwn.Of(
        $"You look for {KindWords.Somebody(kind)} already, so nothing was sent: one is asked after the other. `/mentor asks` shows how it stands, and ends it."));

    public static SlackMessage Wish(WishWith wish) => new(Standing(wish), [.. Blocks(wish)]);

    public static SlackMessage None { get; } = Remarks.Say(Mrkdwn.Of($"You look for nobody at the moment, and nobody waits for your answer. `/mentor find` and a topic finds somebody."));

    /// <param name="wishes">One's own, that are open.</param>
    /// <param name="asked">The questions that wait for one's answer.</param>
    public static SlackMessage All(IReadOnlyList<WishWith> wishes, IReadOnlyList<ShownAsk> asked) => wishes.Count == 0 && asked.Count == 0
        ? None
        : new SlackMessage("Whom you asked, and who waits for your answer.", [.. wishes.SelectMany(Blocks), .. asked.SelectMany(one => AskView.Ask(one).Blocks)]);

    private static IEnumerable<Block> Blocks(WishWith wish)
    {
        yield return new Section(Standing(wish));
        yield return new Context([AskView.Quote(wish.Wish.Sentence)]);
        if (wish.Wish.IsOpen)
        {
            yield return new Actions(
            [
                new Button("Look no more", Withdraw, AsksJson.Write(new WishValue(wish.Wish.WishId)), Confirm: new Confirm(
                    "Look no more?", "Nobody else is asked. Whoever was asked sees that it is over, and no more.", "Look no more", "Go on")),
            ]);
        }
    }

    private static Mrkdwn Standing(WishWith wish)
    {
        var what = KindWords.Somebody(wish.Wish.MentorshipKind);
        if (wish.Asked is { } asked)
        {
            var next = wish.Left.Count() switch
            {
                0 => "",
                1 => " One more of your choice is asked after them, if need be.",
                var count => $" {count} more of your choice are asked after them, one by one, if need be.",
            };
            return Mrkdwn.Of($"I ask {new SlackUser(asked.MentorId)} for you. They have until {AskView.LastDay(asked.AnswerBy!.Value)}; I tell you what they say.{next}");
        }

        return wish.Wish.State switch
        {
            "matched" => Mrkdwn.Of($"You found {what}: {new SlackUser(wish.Accepted!.MentorId)}."),
            "ended" => Mrkdwn.Of($"You look for {what} no more. `/mentor find` begins anew."),
            _ when wish.Proposed is { } proposed => Mrkdwn.Of($"You look for {what}. {new SlackUser(proposed.MentorId)} was proposed to you; nothing happens before you say yes."),
            _ => Mrkdwn.Of($"You look for {what}, and wait for a place: nobody of your choice has one free. It does not go by who came first."),
        };
    }
}
