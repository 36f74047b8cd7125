using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What can be said of a question that was just answered.</summary>
internal static class QuestionAfter
{
    /// <summary>Answered by Features/Answers.</summary>
    public const string Guessed = "question.guessed";

    /// <summary>Answered by Features/Health.</summary>
    public const string Unclear = "question.unclear";

    /// <summary>A block of buttons.</summary>
    public static IEnumerable<Block> Buttons(string questionId, GivenAnswer given, Guid deliveryId)
    {
        var value = LessonCardValues.Write(new AnsweredValue(deliveryId, questionId));
        Element[] guessed = given is { IsRight: true, IsGuess: false }
            ? [new Button(new PlainText("I guessed"), Guessed, value, AccessibilityLabel: "I guessed: ask me again sooner")]
            : [];
        return [new Actions([.. guessed, new Button(new PlainText("Unclear question"), Unclear, value, AccessibilityLabel: "This question is unclear: tell who looks after it")])];
    }
}
