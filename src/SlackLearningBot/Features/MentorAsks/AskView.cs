using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>What a mentor who is asked sees.</summary>
internal static class AskView
{
    public const string Accept = "mentor_ask.accept";
    public const string Decline = "mentor_ask.decline";
    public const string Propose = "mentor_ask.propose";

    public static SlackMessage Ask(ShownAsk asked)
    {
        var (wish, choice) = (asked.Wish, asked.Choice);
        var value = AsksJson.Write(new ChoiceValue(wish.WishId, choice.Place));
        var blocks = new List<Block>
        {
            new Section(Mrkdwn.Of($"👋 {new SlackUser(wish.UserId)} {KindWords.Wanted(wish.MentorshipKind)}:")),
            new Section(Quote(wish.Sentence)),
        };
        if (asked.Mentee is { } mentee)
        {
            blocks.Add(new Context([MentorCard.Text(mentee)]));
        }

        if (choice.ProposedBy is { } colleague)
        {
            blocks.Add(new Context([Mrkdwn.Of($"{new SlackUser(colleague)} thought of you.")]));
        }

        blocks.Add(new Actions(
        [
            new Button("Yes, gladly", Accept, value, Style: ButtonStyle.Primary),
            new Button("Not now", Decline, value),
            new Button("Propose a colleague", Propose, value),
        ]));
        blocks.Add(new Context([Mrkdwn.Of($"{Until(asked.Choice)} {Takes(wish.Kind)} A no is fine: they ask somebody else.")]));
        return new SlackMessage(Mrkdwn.Of($"{new SlackUser(wish.UserId)} {KindWords.Wanted(wish.MentorshipKind)}."), blocks);
    }

    /// <summary>The question after it was answered, or is over.</summary>
    public static SlackMessage Over(Wish wish, Choice choice)
    {
        var who = new SlackUser(wish.UserId);
        var text = choice.State switch
        {
            "accepted" => Mrkdwn.Of($"✅ You said yes to {who}. You find each other in a group message in a moment; there I propose a first meeting."),
            "declined" => Mrkdwn.Of($"You said that it does not suit you now, and {who} knows. Thank you for answering."),
            "silent" => Mrkdwn.Of($"{who} has gone on to somebody else, as I had no answer in time. Nothing is to be done. `/mentor pause` keeps you from being asked."),
            _ => Mrkdwn.Of($"{who} does not look for this any more, so nothing is to be done."),
        };
        return new SlackMessage(text, [new Section(text), new Context([Quote(wish.Sentence)])]);
    }

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"I no longer have this question, so nothing was changed. Nobody waits for an answer to it."));

    public static Mrkdwn Quote(string sentence) => Mrkdwn.Of($">{Excerpt.Of(sentence.ReplaceLineEndings(" ").Trim(), 300)}");

    /// <summary>The last day for an answer, by the clock of whoever reads it.</summary>
    public static SlackDate LastDay(DateTimeOffset answerBy) =>
        new(answerBy.AddMinutes(-1), "{date_long}", answerBy.AddMinutes(-1).ToString("dddd, d MMMM", CultureInfo.InvariantCulture));

    private static string Takes(string kind) => kind == "flash" ? "It is one talk of half an hour." : "That is usually three quarters of an hour every two weeks, for half a year; you agree on it together, and can end it at any time.";

    private static Mrkdwn Until(Choice choice) => choice.AnswerBy is { } by ? Mrkdwn.Of($"You have until the end of {LastDay(by)}.") : Mrkdwn.Empty;
}
