using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A question with its buttons, and what became of it. Texts of authors are shown letter by letter: a star in them is a star.</summary>
internal static class QuestionBlocks
{
    public const string Answer = "lesson.answer";

    /// <summary>One button an option: with the option's text on it where every text fits, else numbered below numbered texts.</summary>
    public static IReadOnlyList<Block> Asked(Question question, LearnerKey learner, Guid deliveryId) =>
        question is ChoiceQuestion choice ? Asked(choice, learner, deliveryId) : Exactly([new Run(question.Ask, Marks.Bold)]);

    private static IReadOnlyList<Block> Asked(ChoiceQuestion question, LearnerKey learner, Guid deliveryId)
    {
        var order = OrderFor(question, learner);
        return order.All(index => FitsButton(question.Options[index].Text))
            ? [.. Exactly([new Run(question.Ask, Marks.Bold)]), Buttons(question, order, deliveryId, numbered: false)]
            : [.. Exactly([new Run(question.Ask, Marks.Bold), .. Numbered(question, order)]), Buttons(question, order, deliveryId, numbered: true)];
    }

    /// <summary>What was chosen, whether it was right and why, and the right one when it was not.</summary>
    public static IReadOnlyList<Block> Answered(Question question, GivenAnswer given)
    {
        IReadOnlyList<AnswerOption> options = question is ChoiceQuestion choice ? choice.Options : [];
        var right = options.FirstOrDefault(option => option.Right);
        var runs = new List<Run> { new(question.Ask, Marks.Bold), Run.Break, new(given.IsRight ? "✅ " : "❌ "), new(given.ChosenText) };
        Explain(runs, given.IsRight ? "Right." : "Not quite.", options.FirstOrDefault(option => option.Text == given.ChosenText)?.Why);
        if (!given.IsRight && right is not null && right.Text != given.ChosenText)
        {
            runs.AddRange([Run.Break, new Run("The right answer: "), new Run(right.Text, Marks.Bold)]);
            if (right.Why is { Length: > 0 } why)
            {
                runs.AddRange([Run.Break, new Run(why)]);
            }
        }

        return Exactly(runs);
    }

    /// <summary>The options in the order this learner sees them, for the fallback text.</summary>
    public static IReadOnlyList<string> OptionTexts(Question question, LearnerKey learner) =>
        question is ChoiceQuestion choice ? [.. OrderFor(question, learner).Select(index => choice.Options[index].Text)] : [];

    private static IReadOnlyList<int> OrderFor(Question question, LearnerKey learner) =>
        OptionOrder.For(question, $"{learner.TeamId}:{learner.UserId}");

    private static bool FitsButton(string text) =>
        text.Length <= SlackLimits.ButtonText && !text.Contains('`', StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal);

    private static IEnumerable<Run> Numbered(ChoiceQuestion question, IReadOnlyList<int> order) =>
        order.SelectMany((index, at) => new[] { Run.Break, new Run($"{at + 1}. {question.Options[index].Text}") });

    private static Actions Buttons(ChoiceQuestion question, IReadOnlyList<int> order, Guid deliveryId, bool numbered) =>
        new([.. order.Select((index, at) => AnswerButton(question, index, at + 1, deliveryId, numbered))]);

    private static Button AnswerButton(ChoiceQuestion question, int index, int number, Guid deliveryId, bool numbered)
    {
        var text = question.Options[index].Text;
        return new Button(
            new PlainText(numbered ? $"{number}" : text),
            ActionId.Of(Answer, index),
            LessonCardValues.Write(new AnswerValue(deliveryId, question.Id, index, AnswerValue.MarkOf(text))),
            AccessibilityLabel: SlackText.Truncate($"Answer {number}: {text}", SlackLimits.AccessibilityLabel));
    }

    private static void Explain(List<Run> runs, string verdict, string? why)
    {
        runs.AddRange([Run.Break, new Run(verdict, Marks.Bold)]);
        if (why is { Length: > 0 })
        {
            runs.Add(new Run(" " + why));
        }
    }

    private static IReadOnlyList<Block> Exactly(IEnumerable<Run> runs) =>
        BlockComposer.Compose([new Piece.Text([.. runs.Select(run => run.IsBreak ? run : run with { Text = run.Text.ReplaceLineEndings(" ") })])]);
}
