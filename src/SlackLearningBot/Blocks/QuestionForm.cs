using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>
/// The fields in which a question is answered that one click cannot answer. They stand in the message itself or in a dialog, and are named alike in
/// both. A number is typed into a text field: Slack's own number field is for dialogs only (https://docs.slack.dev/reference/block-kit/block-elements),
/// and takes neither a comma nor a unit.
/// </summary>
internal static class QuestionForm
{
    public const string Ticked = "answer.ticked";
    public const string Text = "answer.text";
    public const string Partner = "answer.partner";
    public const string Place = "answer.place";

    /// <summary>More than any accepted answer has, and little enough for a line.</summary>
    private const int LongestText = 200;

    private static readonly string[] Places = ["1st", "2nd", "3rd", "4th", "5th", "6th"];

    /// <summary>Whether the question is answered in fields; false for those that one click answers.</summary>
    public static bool IsFor(Question question) => question is not (SingleChoice or TrueFalse);

    /// <summary>Whether each text can be shown in full beside its box; a dialog shows the full texts above, numbered.</summary>
    public static bool FitsMessage(Question question) =>
        question is not MultipleChoice multiple || multiple.Options.All(option => option.Text.Length <= SlackLimits.OptionText);

    /// <param name="question">The question.</param>
    /// <param name="asking">In which order it is shown.</param>
    /// <param name="written">What is in the text field already.</param>
    /// <param name="focus">The cursor stands in the first field: for dialogs.</param>
    public static IReadOnlyList<Block> Fields(Question question, Asking asking, string? written = null, bool? focus = null)
    {
        var order = OptionOrder.For(question, asking.Seed);
        return question switch
        {
            MultipleChoice multiple => [Boxes(multiple, order, focus)],
            Typed => [TextField(question, "Your answer", written, focus)],
            Numeric { Unit: { } unit } => [TextField(question, $"Your answer in {unit}", written, focus)],
            Numeric => [TextField(question, "Your number", written, focus)],
            Matching matching => [.. matching.Pairs.Select((pair, at) => Menu(pair.Left, Partner, PairBlock(question, pair), Options(matching.Partners, order), at == 0 ? focus : null))],
            Ordering ordering => [.. ordering.Items.Select((_, at) => Menu(PlaceName(at), Place, PlaceBlock(question, at), Options(ordering.Items, order), at == 0 ? focus : null))],
            _ => [],
        };
    }

    public static string Block(Question question) => $"answer:{question.Id}";

    public static string PairBlock(Question question, MatchingPair pair) => $"{Block(question)}:{QuestionMark.Of(pair.Left)}";

    public static string PlaceBlock(Question question, int place) => $"{Block(question)}:{place + 1}";

    /// <summary>"1st", "2nd" …</summary>
    public static string PlaceName(int place) => place < Places.Length ? Places[place] : $"{place + 1}th";

    private static Input Boxes(MultipleChoice question, IReadOnlyList<int> order, bool? focus)
    {
        var fits = FitsMessage(question);
        return new Input(
            new PlainText("Tick every right answer"),
            new Checkboxes(
                Ticked,
                [.. order.Select((index, at) => Choice(fits ? question.Options[index].Text : $"{at + 1}. {question.Options[index].Text}", question.Options[index].Text))],
                FocusOnLoad: focus),
            BlockId: Block(question));
    }

    /// <summary>A field with a text of its own has a name of its own, too: Slack keeps what somebody typed into a field of the same name.</summary>
    private static Input TextField(Question question, string label, string? written, bool? focus) => new(
        new PlainText(label),
        new PlainTextInput(Text, InitialValue: written, MaxLength: LongestText, FocusOnLoad: focus),
        BlockId: written is null ? Block(question) : $"{Block(question)}:{QuestionMark.Of(written)}");

    private static Input Menu(string label, string action, string block, IReadOnlyList<Option> options, bool? focus) => new(
        new PlainText(OneLine(label, SlackLimits.InputLabel)), new StaticSelect(action, options, Placeholder: new PlainText("Choose"), FocusOnLoad: focus), BlockId: block);

    private static IReadOnlyList<Option> Options(IReadOnlyList<string> texts, IReadOnlyList<int> order) =>
        [.. order.Select(index => Choice(texts[index], texts[index]))];

    private static Option Choice(string label, string text) => Option.Plain(OneLine(label, SlackLimits.OptionText), QuestionMark.Of(text));

    private static string OneLine(string text, int most) => SlackText.Truncate(text.ReplaceLineEndings(" "), most);
}
