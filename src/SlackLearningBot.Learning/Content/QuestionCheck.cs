using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for one question.</summary>
internal sealed class QuestionCheck(Notes notes, IdCheck ids)
{
    private const string Single = "single";
    private const string TrueFalseType = "true-false";
    private static readonly string[] Types = [Single, TrueFalseType];
    private static readonly string[] OtherTypes = ["multiple", "typed", "numeric", "matching", "ordering"];

    /// <returns>The question; null when an error keeps it from being one.</returns>
    public Question? Check(QuestionDraft draft)
    {
        var id = ids.Check("question", draft.Id, draft.At);
        var ask = notes.Text("question-ask", draft.Ask, draft.At, 250);
        notes.UnknownKeys(draft.UnknownKeys, ContentKeys.Question);
        return (draft.Type?.Text.Trim() ?? Single) switch
        {
            Single => CheckSingle(draft, id, ask),
            TrueFalseType => CheckTrueFalse(draft, id, ask),
            var type => RefuseType(type, draft.Type!),
        };
    }

    private SingleChoice CheckSingle(QuestionDraft draft, string id, string ask)
    {
        if (draft.Options.Count is < 2 or > 5)
        {
            notes.Error(draft.At, "question-options-count", $"Found {draft.Options.Count} options, expected 2 to 5.");
        }

        if ((draft.Answer ?? draft.Why) is { } stray)
        {
            notes.Error(stray.At, "question-answer-misplaced", "Found answer: or why: beside a single choice; they belong to true-false. Mark the right option with right: true and give it a why.");
        }

        return new SingleChoice(id, ask, CheckOptions(draft));
    }

    private TrueFalse CheckTrueFalse(QuestionDraft draft, string id, string ask)
    {
        if (draft.Answer is not null && draft.Options.Count > 0)
        {
            notes.Error(draft.Answer.At, "question-answer-misplaced", "Found both answer: and options. Keep one of them.");
        }

        return new TrueFalse(id, ask, draft.Answer is null && draft.Options.Count > 0 ? CheckTwo(draft) : CheckAnswer(draft));
    }

    private List<AnswerOption> CheckTwo(QuestionDraft draft)
    {
        var options = CheckOptions(draft);
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
        if (ReadFlag(draft.Answer) is not { } answer)
        {
            notes.Error(draft.Answer?.At ?? draft.At, "question-answer", "Expected answer: true or answer: false.");
            return [];
        }

        return [new AnswerOption("True", answer, answer ? why : null), new AnswerOption("False", !answer, answer ? null : why)];
    }

    private List<AnswerOption> CheckOptions(QuestionDraft draft)
    {
        var options = new List<AnswerOption>();
        foreach (var option in draft.Options)
        {
            var text = notes.Text("option-text", option.Text, option.At, 150);
            if (text.Length > 0 && options.Exists(other => other.Text.Equals(text, StringComparison.OrdinalIgnoreCase)))
            {
                notes.Error(option.At, "option-repeated", $"Found the option '{Excerpt.Of(text, 60)}' twice. Make the options different.");
            }

            var right = ReadFlag(option.Right);
            if (option.Right is not null && right is null)
            {
                notes.Error(option.Right.At, "option-right", $"Found '{Notes.Show(option.Right)}', expected right: true or right: false.");
            }

            options.Add(new AnswerOption(text, right ?? false, notes.OptionalText("option-why", option.Why, 300)));
        }

        if (options.Count(option => option.Right) is var count and not 1)
        {
            notes.Error(draft.At, "question-right-count", $"Found {count} options with right: true, expected exactly one.");
        }

        return options;
    }

    private Question? RefuseType(string type, Raw raw)
    {
        var near = Nearest.To(type, [.. Types, .. OtherTypes]);
        var hint = !OtherTypes.Contains(type) && near is not null ? $" Did you mean '{near}'?" : "";
        notes.Error(raw.At, "question-type", $"Found the type '{Notes.Show(raw)}'; this version supports {string.Join(" and ", Types)}.{hint}");
        return null;
    }

    private static bool? ReadFlag(Raw? raw) => raw?.Text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };
}
