using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What can be said of a question that was just answered.</summary>
internal static class QuestionAfter
{
    /// <summary>Answered by Features/Answers.</summary>
    public const string Guessed = "answer.guessed";

    /// <summary>A block of buttons, or none when there is nothing to say.</summary>
    public static IEnumerable<Block> Buttons(string questionId, GivenAnswer given, Guid deliveryId) => given is { IsRight: true, IsGuess: false }
        ? [new Actions([new Button(
            new PlainText("I guessed"),
            Guessed,
            LessonCardValues.Write(new AnsweredValue(deliveryId, questionId)),
            AccessibilityLabel: "I guessed: ask me again sooner")])]
        : [];
}
