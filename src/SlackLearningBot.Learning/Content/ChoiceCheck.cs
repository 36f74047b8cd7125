using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for questions with options.</summary>
/// <remarks>A multiple choice is a group of checkboxes: ten at most, of 75 characters (https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element).</remarks>
internal sealed class ChoiceCheck(Notes notes)
{
    private const int LongestText = 150;
    private const int LongestCheckbox = 75;

    private readonly WeightCheck weights = new(notes);

    public SingleChoice Single(QuestionDraft draft, string id, string ask)
    {
        CountOptions(draft, 5);
        RefuseAnswer(draft);
        return new SingleChoice(id, ask, [.. CheckOne(draft).Select((option, at) => Weigh(option, draft.Options[at]))]);
    }

    public MultipleChoice Multiple(QuestionDraft draft, string id, string ask)
    {
        CountOptions(draft, 10);
        RefuseAnswer(draft);
        var options = CheckOptions(draft, LongestCheckbox);
        if (!options.Exists(option => option.Right))
        {
            notes.Error(draft.At, "question-right-count", "Found no option with right: true, expected at least one. Mark every right option.");
        }

        return new MultipleChoice(id, ask, weights.OfMany(draft, options));
    }

    public TrueFalse TrueFalse(QuestionDraft draft, string id, string ask)
    {
        if (draft.Answer is not null && draft.Options.Count > 0)
        {
            notes.Error(draft.Answer.At, "question-answer-misplaced", "Found both answer: and options, expected one of them. Keep answer:.");
        }

        if (draft.Options.FirstOrDefault(option => option.Weight is not null) is { Weight: { } weight })
        {
            notes.Error(weight.At, "weight-misplaced", "Found a weight in a true-or-false question, expected none, because there is nothing between right and wrong. Remove it.");
        }

        return new TrueFalse(id, ask, draft.Answer is null && draft.Options.Count > 0 ? CheckTwo(draft) : CheckAnswer(draft));
    }

    private AnswerOption Weigh(AnswerOption option, OptionDraft draft)
    {
        if (!option.Right)
        {
            return option with { Weight = weights.ReadWrong(draft.Weight) };
        }

        weights.RefuseOther(draft.Weight);
        return option;
    }

    private void CountOptions(QuestionDraft draft, int most)
    {
        if (draft.Options.Count < 2 || draft.Options.Count > most)
        {
            notes.Error(draft.At, "question-options-count", $"Found {draft.Options.Count} options, expected 2 to {most}. {(draft.Options.Count < 2 ? "Add" : "Remove")} some.");
        }
    }

    private void RefuseAnswer(QuestionDraft draft)
    {
        // A draft with keys was told of them already.
        if (draft.Keys.Count == 0 && (draft.Answer ?? draft.Why) is { } stray)
        {
            notes.Error(stray.At, "question-answer-misplaced", "Found answer: or why: beside options, expected none. Mark the right option with right: true and give it a why.");
        }
    }

    private List<AnswerOption> CheckTwo(QuestionDraft draft)
    {
        var options = CheckOne(draft);
        var isTrue = options.Find(option => option.Text.Equals("true", StringComparison.OrdinalIgnoreCase));
        var isFalse = options.Find(option => option.Text.Equals("false", StringComparison.OrdinalIgnoreCase));
        if (options.Count != 2 || isTrue is null || isFalse is null)
        {
            notes.Error(draft.At, "question-true-false-options", "Expected exactly the two options True and False, or answer: true or answer: false.");
            return options;
        }

        return [isTrue with { Text = "True" }, isFalse with { Text = "False" }];
    }

    private List<AnswerOption> CheckAnswer(QuestionDraft draft)
    {
        var why = notes.OptionalText("option-why", draft.Why, 300);
        if (Notes.Flag(draft.Answer) is not { } answer)
        {
            notes.Error(draft.Answer?.At ?? draft.At, "question-answer", "Expected answer: true or answer: false.");
            return [];
        }

        return [new AnswerOption("True", answer, answer ? why : null), new AnswerOption("False", !answer, answer ? null : why)];
    }

    private List<AnswerOption> CheckOne(QuestionDraft draft)
    {
        var options = CheckOptions(draft, LongestText);
        if (options.Count(option => option.Right) is var count and not 1)
        {
            notes.Error(draft.At, "question-right-count", $"Found {count} options with right: true, expected exactly one.{(count > 1 ? " Correct it, or use type: multiple." : "")}");
        }

        return options;
    }

    private List<AnswerOption> CheckOptions(QuestionDraft draft, int longest)
    {
        var options = new List<AnswerOption>();
        foreach (var option in draft.Options)
        {
            var text = notes.Text("option-text", option.Text, option.At, longest);
            if (text.Length > 0 && options.Exists(other => other.Text.Equals(text, StringComparison.OrdinalIgnoreCase)))
            {
                notes.Error(option.At, "option-repeated", $"Found the option '{Excerpt.Of(text, 60)}' twice. Make the options different.");
            }

            options.Add(new AnswerOption(text, notes.OptionalFlag("option-right", "right", option.Right), notes.OptionalText("option-why", option.Why, 300)));
        }

        return options;
    }
}
