using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>The lines between two empty ones: one question, or one category. Lines that begin with "//" are comments, inside a question as well.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Text">Without its comments, whose lines stay empty so that the others keep their number.</param>
/// <param name="Comments">The comment lines.</param>
internal sealed partial record GiftBlock(int Line, string Text, string Comments)
{
    private const string ByteOrderMark = "\ufeff";

    /// <summary>The blocks of a file, those of nothing but comments left out.</summary>
    public static IEnumerable<GiftBlock> Read(string text)
    {
        var lines = (text.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? text[1..] : text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var block = new List<string>();
        for (var at = 0; at <= lines.Length; at++)
        {
            if (at < lines.Length && lines[at].AsSpan().Trim(GiftText.Spaces).Length > 0)
            {
                block.Add(lines[at]);
            }
            else if (block.Count > 0)
            {
                var read = Of(at - block.Count + 1, block);
                block.Clear();
                if (read.Text.AsSpan().Trim(GiftText.Spaces).Length > 0)
                {
                    yield return read;
                }
            }
        }
    }

    /// <summary>The question's id, as Moodle writes it into a comment; null when there is none.</summary>
    public string? Id => Comments.Length > 0 && IdMark().Match(Comments) is { Success: true } match ? Value(match) : null;

    /// <summary>The question's tags, each in its own mark in a comment.</summary>
    public IReadOnlyList<string> Tags => Comments.Length == 0 ? [] : [.. TagMark().Matches(Comments).Select(Value).Where(tag => tag.Length > 0)];

    private static GiftBlock Of(int line, List<string> lines)
    {
        var isComment = lines.Select(one => one.AsSpan().TrimStart(GiftText.Spaces).StartsWith("//")).ToList();
        return new GiftBlock(
            line,
            string.Join('\n', lines.Select((one, at) => isComment[at] ? "" : one)),
            string.Join('\n', lines.Where((_, at) => isComment[at])));
    }

    private static string Value(Match match) => match.Groups["value"].Value.Replace("\\]", "]", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\[id:(?<value>(?:\\\]|[^\]\p{Cc}])+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex IdMark();

    [GeneratedRegex(@"\[tag:(?<value>(?:\\\]|[^\]<>`\p{Cc}])+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex TagMark();
}
