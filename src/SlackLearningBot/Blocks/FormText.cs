using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>What people typed and chose in a form, tidied: it comes from their clients.</summary>
internal static class FormText
{
    public static string Line(StateValues state, string field) => PlainLine.Of(state.Text(field, field));

    /// <summary>Lines stay lines, each tidy by itself.</summary>
    public static string Lines(StateValues state, string field) =>
        string.Join('\n', (state.Text(field, field) ?? "").ReplaceLineEndings("\n").Split('\n').Select(PlainLine.Of)).Trim();

    /// <summary>User ids, each once.</summary>
    public static IReadOnlyList<string> People(StateValues state, string field) => [.. state.Users(field, field).Where(IsId).Distinct()];

    private static bool IsId(string id) => id is ['U' or 'W', ..] && id.Length <= 31 && id.All(char.IsAsciiLetterOrDigit);
}
