using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A question's words. Texts of authors and learners are shown letter by letter: a star in them is a star.</summary>
internal static class QuestionText
{
    /// <summary>Runs as blocks, nearly always one.</summary>
    public static IReadOnlyList<Block> Exactly(IEnumerable<Run> runs) =>
        BlockComposer.Compose([new Piece.Text([.. runs.Select(run => run.IsBreak ? run : run with { Text = run.Text.ReplaceLineEndings(" ") })])]);

    /// <summary>What is asked, the same for everybody.</summary>
    public static IReadOnlyList<Block> Ask(Question question) => Exactly([new Run(question.Ask, Marks.Bold)]);

    /// <summary>The question and, where the options are numbered, the options.</summary>
    public static IReadOnlyList<Block> Ask(Question question, Asking asking, bool numbered)
    {
        var options = numbered && question is ChoiceQuestion ? Offered(question, asking) : [];
        return Exactly([new Run(question.Ask, Marks.Bold), .. options.SelectMany((text, at) => new[] { Run.Break, new Run($"{at + 1}. {text}") })]);
    }

    /// <summary>For notifications and screen readers: what is asked and how it is answered.</summary>
    public static string Spoken(Question question, Asking asking, NearMiss? nearMiss) => (question, nearMiss) switch
    {
        (_, { } near) => $"{question.Ask} You wrote “{near.Written}”. Did you mean “{near.Meant}”? Press Yes or No.",
        (Numeric { Unit: { } unit }, _) => $"{question.Ask} Type a number in {unit}.",
        (Numeric, _) => $"{question.Ask} Type a number.",
        (Typed, _) => $"{question.Ask} Type your answer.",
        (Matching matching, _) => $"{question.Ask} Match {string.Join(", ", matching.Pairs.Select(pair => pair.Left))} with {string.Join(", ", Offered(question, asking))}.",
        (Ordering, _) => $"{question.Ask} Put into order: {string.Join(", ", Offered(question, asking))}.",
        (MultipleChoice, _) => $"{question.Ask} Tick every right answer. {Numbered(question, asking)}",
        _ => $"{question.Ask} {Numbered(question, asking)}",
    };

    private static string Numbered(Question question, Asking asking) =>
        string.Join(' ', Offered(question, asking).Select((option, at) => $"{at + 1}. {option}"));

    /// <summary>What is to choose from, in the order in which it is shown.</summary>
    private static IReadOnlyList<string> Offered(Question question, Asking asking)
    {
        IReadOnlyList<string> texts = question switch
        {
            ChoiceQuestion choice => [.. choice.Options.Select(option => option.Text)],
            Matching matching => matching.Partners,
            Ordering ordering => ordering.Items,
            _ => [],
        };
        return [.. OptionOrder.For(question, asking.Seed).Select(index => texts[index])];
    }
}
