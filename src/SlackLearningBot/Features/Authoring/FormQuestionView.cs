using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The fields of a question; each type has its own.</summary>
internal static class FormQuestionView
{
    public static IReadOnlyList<(string Value, string Label)> Types { get; } =
    [
        ("single", "One right answer"), ("multiple", "Several right answers"), ("true-false", "True or false"), ("typed", "A word to type"),
        ("numeric", "A number"), ("matching", "Pairs to match"), ("ordering", "Things to put in order"), (FormFields.NoQuestion, "No question"),
    ];

    public static readonly IReadOnlyList<(string Value, string Label)> TypedRules =
        [("case", "Capitals matter"), ("spaces", "Spaces matter"), ("diacritics", "Accents matter")];

    private static readonly (string Value, string Label)[] TrueFalse = [("true", "True"), ("false", "False")];

    public static string TypeOf(IReadOnlyDictionary<string, string> form) =>
        form.GetValueOrDefault(FormFields.Type) is { Length: > 0 } type && Types.Any(one => one.Value == type) ? type : Types[0].Value;

    public static IEnumerable<Block> Fields(IReadOnlyDictionary<string, string> form)
    {
        var type = TypeOf(form);
        return type == FormFields.NoQuestion ? [] : [FormView.Line(form, FormFields.Ask, "What do you ask?", 250), .. OfType(type, form)];
    }

    private static IEnumerable<Block> OfType(string type, IReadOnlyDictionary<string, string> form) => type switch
    {
        "single" => [FormView.Line(form, FormFields.Right, "The right answer", 150), Why(form), .. Enumerable.Range(1, FormFields.MostWrong).SelectMany(number => Wrong(form, number))],
        "multiple" =>
        [
            FormView.Lines(form, FormFields.RightMany, "The right answers", "One a line; what follows a | says why: Paris | It is the capital"),
            FormView.Lines(form, FormFields.WrongMany, "The wrong answers", "One a line, with a | and why as above", optional: true),
        ],
        "true-false" => [FormView.Choice(form, FormFields.IsTrue, "That is", TrueFalse), Why(form)],
        "typed" =>
        [
            FormView.Lines(form, FormFields.Accept, "Answers that are right", "One a line; the first is shown as the right one"),
            Rules(form),
            FormView.Lines(form, FormFields.WrongMany, "Answers you expect to be wrong", "One a line; what follows a | says why", optional: true),
            Why(form),
        ],
        "numeric" =>
        [
            FormView.Line(form, FormFields.Answer, "The number", 60, "Or a range, such as 1 … 5"),
            FormView.Line(form, FormFields.Tolerance, "How far off may it be?", 20, "Such as 0.01 or 5%", optional: true),
            FormView.Line(form, FormFields.Unit, "Unit", 20, optional: true),
            Why(form),
        ],
        "matching" =>
        [
            FormView.Lines(form, FormFields.Pairs, "The pairs", "One a line: France = Paris; 2 to 6 of them"),
            FormView.Lines(form, FormFields.Decoys, "Partners of nothing", "One a line; they make it harder", optional: true),
            Why(form),
        ],
        "ordering" => [FormView.Lines(form, FormFields.Items, "The things in the right order", "One a line; 3 to 6 of them"), Why(form)],
        _ => [],
    };

    private static Input Why(IReadOnlyDictionary<string, string> form) =>
        FormView.Line(form, FormFields.Why, "Why is that right?", 300, "Learners read it after their answer.", optional: true);

    private static IEnumerable<Block> Wrong(IReadOnlyDictionary<string, string> form, int number) =>
    [
        FormView.Line(form, FormFields.Wrong(number), number == 1 ? "A wrong answer" : $"Wrong answer {number}", 150, optional: number > 1),
        FormView.Line(form, FormFields.WhyWrong(number), "Why is it wrong?", 300, optional: true),
    ];

    private static Input Rules(IReadOnlyDictionary<string, string> form)
    {
        Option[] options = [.. TypedRules.Select(rule => Option.Plain(rule.Label, rule.Value))];
        var ticked = form.GetValueOrDefault(FormFields.Rules, "").Split(' ');
        Option[] initial = [.. options.Where(option => ticked.Contains(option.Value))];
        return new Input("What must be exact", new Checkboxes(FormFields.Element(FormFields.Rules), options, initial.Length > 0 ? initial : null), Optional: true, BlockId: FormFields.Rules);
    }
}
