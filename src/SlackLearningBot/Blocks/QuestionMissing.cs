using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Blocks;

/// <summary>What is said of a form that is not complete, or cannot be read.</summary>
internal static class QuestionMissing
{
    /// <summary>One or two sentences.</summary>
    public static string Words(QuestionFilled.With filled, string why) => filled switch
    {
        { Empty: { Count: > 0 } empty, Answer: Answer.Matched } => $"Choose a partner for {List(empty, "“", "”")}.",
        { Empty: { Count: > 0 } empty } => $"Choose what comes {List(empty, "", "")}.",
        _ => why,
    };

    /// <summary>For a dialog: a word at each empty field, else the complaint at the last.</summary>
    public static IReadOnlyDictionary<string, string> AtFields(QuestionFilled.With filled, string why) => filled switch
    {
        { Empty: { Count: > 0 } empty } => empty.ToDictionary(field => field.BlockId, _ => "Please choose one."),
        _ => new Dictionary<string, string> { [filled.Fields[^1].BlockId] = why },
    };

    private static string List(IReadOnlyList<QuestionFilled.Field> fields, string open, string close)
    {
        List<string> names = [.. fields.Select(field => $"{open}{field.Label}{close}")];
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
