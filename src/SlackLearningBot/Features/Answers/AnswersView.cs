using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Answers;

/// <summary>What is said when a click or a form cannot count. The result of one that does is shown by the lesson's own message.</summary>
internal static class AnswersView
{
    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"I no longer have this question, so nothing was noted. Type `/learn today` for your lesson as it is now."));

    public static SlackMessage Rewritten { get; } = Remarks.Say(Mrkdwn.Of(
        $"This question was rewritten since I sent it, so your answer was not counted. Here it is as it is now."));

    public static SlackMessage TooLate { get; } = Remarks.Say(Mrkdwn.Of(
        $"This answer cannot be marked any more: you answered the question again since, or earlier on the same day. Nothing was changed."));

    public static SlackMessage Already { get; } = Remarks.Say(Mrkdwn.Of(
        $"You have answered this question already; your first answer stands. The message shows how it went."));

    public static SlackMessage Incomplete(AnswerOutcome.Incomplete incomplete) =>
        Remarks.Say(Mrkdwn.Of($"Not sent yet. {QuestionMissing.Words(incomplete.Filled, incomplete.Why)}"));

    public static IReadOnlyDictionary<string, string> AtFields(AnswerOutcome.Incomplete incomplete) => QuestionMissing.AtFields(incomplete.Filled, incomplete.Why);
}
