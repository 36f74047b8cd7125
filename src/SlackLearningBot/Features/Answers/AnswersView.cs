using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Answers;

/// <summary>What is said when a click or a form cannot count. The result of one that does is shown by the lesson's own message.</summary>
internal static class AnswersView
{
    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"I no longer have this question, so nothing was noted. Type `/learn today` for your lesson as it is now."));

    public static SlackMessage Rewritten { get; } = Remarks.Say(Mrkdwn.Of(
        $"This question was rewritten since I sent it, so your answer was not counted. Here it is as it is now."));

    public static SlackMessage Already { get; } = Remarks.Say(Mrkdwn.Of(
        $"You have answered this question already; your first answer stands. The message shows how it went."));

    public static SlackMessage Incomplete(AnswerOutcome.Incomplete incomplete) =>
        Remarks.Say(Mrkdwn.Of($"Not sent yet. {Missing(incomplete)}"));

    /// <summary>For a dialog: a word at each empty field, else the complaint at the last.</summary>
    public static IReadOnlyDictionary<string, string> AtFields(AnswerOutcome.Incomplete incomplete) => incomplete.Filled switch
    {
        { Empty: { Count: > 0 } empty } => empty.ToDictionary(field => field.BlockId, _ => "Please choose one."),
        var filled => new Dictionary<string, string> { [filled.Fields[^1].BlockId] = incomplete.Why },
    };

    private static string Missing(AnswerOutcome.Incomplete incomplete) => incomplete.Filled switch
    {
        { Empty: { Count: > 0 } empty, Answer: Answer.Matched } => $"Choose a partner for {List(empty, "“", "”")}.",
        { Empty: { Count: > 0 } empty } => $"Choose what comes {List(empty, "", "")}.",
        _ => incomplete.Why,
    };

    private static string List(IReadOnlyList<QuestionFilled.Field> fields, string open, string close)
    {
        List<string> names = [.. fields.Select(field => $"{open}{field.Label}{close}")];
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
