using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What a check found, a line each: file and line, rule, and what was found and expected.</summary>
internal static class FindingLines
{
    /// <summary>Errors first, then warnings.</summary>
    public static IReadOnlyList<Mrkdwn> Of(IEnumerable<ContentError> errors, IEnumerable<ContentWarning> warnings) =>
    [
        .. errors.Select(error => Line("❌", error.File, error.Line, error.Rule, error.Message)),
        .. warnings.Select(warning => Line("⚠️", warning.File, warning.Line, warning.Rule, warning.Message)),
    ];

    private static Mrkdwn Line(string sign, string file, int line, string rule, string message) =>
        Mrkdwn.Of($"{sign} `{Code(file)}:{line}` _{rule}_ – {Excerpt.Of(message.ReplaceLineEndings(" "), 320)}");

    private static string Code(string file) => Excerpt.Of(file.Replace('`', '\'').ReplaceLineEndings(" "), 100);
}
