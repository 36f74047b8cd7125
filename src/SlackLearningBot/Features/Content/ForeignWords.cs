using System.Text.RegularExpressions;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Features.Content;

/// <summary>The words of a text from another system: mark-up goes, what only looks like it stays.</summary>
internal static partial class ForeignWords
{
    /// <summary>Longer than any question may be: what is in it is not worth the time.</summary>
    private const int Longest = 20_000;

    public static string Of(ForeignText text) => text switch
    {
        { Text.Length: > Longest } => text.Text,
        { Format: ForeignFormat.Html } => Html(text.Text),
        { Format: ForeignFormat.Markdown } => MarkdownBlocks.Plain(text.Text),
        { Format: ForeignFormat.Moodle } => Moodle(text.Text),
        _ => text.Text,
    };

    private static string Html(string html) => string.Join('\n', HtmlText.Lines(html));

    /// <summary>
    /// Moodle's own format is words in which a little HTML may stand. Where a tag is closed it is mark-up; one by itself ("Which tag is it? &lt;body&gt;")
    /// is what the text is about. Line ends are the file's, not the author's.
    /// </summary>
    private static string Moodle(string text) => Closed().IsMatch(text) || Break().IsMatch(text) ? Html(text) : Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"<(?<tag>p|b|i|u|em|strong|span|div|pre|code|sub|sup|a|ul|ol|li|tt|font)\b[^<>]*>[^<]*</\k<tag>\s*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Closed();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Break();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
