using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What a question with a button an option shows to everybody, in the author's order: put together once for all who get it.</summary>
internal sealed class QuestionPieces
{
    private readonly IReadOnlyList<Block>? ask;
    private readonly ChoiceQuestion question;

    public QuestionPieces(ChoiceQuestion question)
    {
        this.question = question;
        IsNumbered = !question.Options.All(option => FitsButton(option.Text));
        Marks = [.. question.Options.Select(option => AnswerValue.MarkOf(option.Text))];
        Texts = IsNumbered ? [] : [.. question.Options.Select(option => new PlainText(option.Text))];
        ask = IsNumbered ? null : QuestionText.Ask(question);
    }

    /// <summary>The texts stand above the buttons, because one of them has no room on its button.</summary>
    public bool IsNumbered { get; }

    public IReadOnlyList<string> Marks { get; }

    /// <summary>On the buttons; none where they are numbered.</summary>
    public IReadOnlyList<PlainText> Texts { get; }

    /// <summary>Numbered texts stand in each learner's own order.</summary>
    public IReadOnlyList<Block> AskOf(Asking asking) => ask ?? QuestionText.Ask(question, asking, numbered: true);

    /// <summary>The question is written once; see <see cref="SlackJson.WriteOnce"/>.</summary>
    public void Keep() => SlackJson.WriteOnce(ask ?? []);

    private static bool FitsButton(string text) =>
        text.Length <= SlackLimits.ButtonText && !text.Contains('`', StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal);
}
