using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What is said on the way from a message to a lesson.</summary>
internal static class WishView
{
    public const string Callback = "lesson.from_message";
    public const string Answer = "wish.answer";
    public const string Take = "wish.take";
    public const string Close = "wish.close";

    public static SlackMessage NotAPerson { get; } = Remarks.Say(Mrkdwn.Of($"Only what a colleague wrote can become a lesson; this message is from a program."));

    public static SlackMessage External { get; } = Remarks.Say(Mrkdwn.Of(
        $"This message is from somebody of another company, whom I do not ask. If they agree, write its idea in your own words."));

    public static SlackMessage NoText { get; } = Remarks.Say(Mrkdwn.Of($"I find no words in this message to make a lesson of."));

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nobody owns this workspace's learning yet, so nobody could make a lesson of it. Whoever runs me can make somebody an owner."));

    public static SlackMessage Away { get; } = Remarks.Say(Mrkdwn.Of($"Whoever wrote this has left the workspace, so I cannot ask them."));

    public static SlackMessage Already { get; } = Remarks.Say(Mrkdwn.Of($"Somebody had this idea before you, and its author is asked only once. Nothing was done a second time."));

    public static SlackMessage OwnGoesOn { get; } = Remarks.Say(Mrkdwn.Of(
        $"Thank you! Your message goes to the owners of this workspace's learning; one of them may make a lesson of it, with your name below it."));

    public static SlackMessage AuthorIsAsked(string author) => Remarks.Say(Mrkdwn.Of(
        $"Good idea! I ask {new SlackUser(author)} for a yes first; nobody else sees the message before that. You hear from me."));

    public static SlackMessage Ask(Wish wish)
    {
        var who = wish.UserId is { } asker ? Mrkdwn.Of($"{new SlackUser(asker)} finds") : Mrkdwn.Of($"A colleague finds");
        var text = Mrkdwn.Of($"{who} that a message of yours would make a good lesson. May I pass it on to the owners of our learning? They would make a draft of it; this is what they would see:");
        return new SlackMessage(text,
        [
            new Section(text),
            .. Quote(wish),
            new Actions(
            [
                new Button("Yes", ActionId.Of(Answer, "yes"), WishValue.Of(wish, AuthorsWord.Yes), Style: ButtonStyle.Primary),
                new Button("Yes, but not with my name", ActionId.Of(Answer, "unnamed"), WishValue.Of(wish, AuthorsWord.Unnamed)),
                new Button("No", ActionId.Of(Answer, "no"), WishValue.Of(wish, AuthorsWord.No)),
            ]),
            new Context([Mrkdwn.Of($"I ask once. Without an answer nobody sees it, and after 30 days I forget it.")]),
        ]);
    }

    public static SlackMessage Answered(Wish wish) => Remarks.Say(wish.State switch
    {
        WishState.Declined => Mrkdwn.Of($"As you wish: your message stays where it is, and I have forgotten its text."),
        WishState.Unnamed => Mrkdwn.Of($"Thank you! The owners get your message without your name."),
        WishState.Asked => Mrkdwn.Of($"That was more than 30 days ago, so I have forgotten the message. Nobody saw it."),
        _ => Mrkdwn.Of($"Thank you! The owners get your message; a lesson made of it will bear your name."),
    });

    public static SlackMessage Offer(Wish wish)
    {
        var who = !wish.IsMessage ? Mrkdwn.Of($"Take-aways of {new SlackUser(wish.AuthorId)}")
            : wish.State == WishState.Named ? Mrkdwn.Of($"A message of {new SlackUser(wish.AuthorId)}")
            : Mrkdwn.Of($"A colleague's message");
        var idea = wish.UserId is { } asker && asker != wish.AuthorId ? Mrkdwn.Of($" {new SlackUser(asker)} had the idea.") : Mrkdwn.Empty;
        var name = wish.State == WishState.Named ? Mrkdwn.Empty : Mrkdwn.Of($" They would rather not be named.");
        var text = Mrkdwn.Of($"💡 *{who} could become a lesson,* and its author agrees.{idea}{name}");
        return new SlackMessage(text,
        [
            new Section(text),
            .. Quote(wish),
            new Actions(
            [
                new Button("Make it a lesson", Take, WishValue.Of(wish), Style: ButtonStyle.Primary),
                new Button("Not needed", Close, WishValue.Of(wish)),
            ]),
        ]);
    }

    public static SlackMessage TakenBy(string owner) => Remarks.Say(Mrkdwn.Of($"{new SlackUser(owner)} is making a lesson of it already."));

    public static SlackMessage Published { get; } = Remarks.Say(Mrkdwn.Of($"This message is a lesson already."));

    public static SlackMessage Closed { get; } = Remarks.Say(Mrkdwn.Of($"This message is not going to be a lesson; nothing is kept of it."));

    /// <summary>To whoever had the idea.</summary>
    public static SlackMessage News(Wish wish) => Remarks.Say(wish.State == WishState.Declined
        ? Mrkdwn.Of($"{new SlackUser(wish.AuthorId)} would rather not have that message made into a lesson. Thank you for the idea all the same!")
        : Mrkdwn.Of($"{new SlackUser(wish.AuthorId)} said yes: the message you pointed to is with the owners of our learning now. Thank you for the idea!"));

    private static IEnumerable<Block> Quote(Wish wish)
    {
        yield return new Divider();
        foreach (var block in MarkdownBlocks.Excerpt(wish.Text ?? "").First.Blocks)
        {
            yield return block;
        }

        yield return new Divider();
    }
}
