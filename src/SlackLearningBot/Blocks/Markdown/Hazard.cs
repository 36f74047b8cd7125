namespace SlackLearningBot.Blocks.Markdown;

/// <summary>
/// Text that Slack would take for markup although it is none. Mrkdwn has no escape for * _ ~ ` and for a &gt; at the start of a line,
/// so such a piece becomes a rich text block, which Slack never searches for markup.
/// </summary>
internal static class Hazard
{
    private static readonly (char Sign, Marks Mark)[] Signs = [('*', Marks.Bold), ('_', Marks.Italic), ('~', Marks.Strike), ('`', Marks.Code)];

    public static bool In(Piece.Text piece) => MrkdwnWriter.Lines(piece.Runs).Any(IsHazardous);

    public static bool In(Piece.Code piece) => piece.Lines.Contains("```", StringComparison.Ordinal);

    private static bool IsHazardous(IReadOnlyList<Run> line) =>
        string.Concat(line.Select(run => run.Text)).TrimStart().StartsWith('>')
        || line.Any(run => run.Marks.HasFlag(Marks.Code) && (run.Text.Contains('`', StringComparison.Ordinal) || run.Url is not null || run.Text.Trim().Length != run.Text.Length))
        || Signs.Any(sign => MayPair(line, sign.Sign, sign.Mark));

    // One sign alone pairs with nothing; two of them, or one besides real marks of its kind, may.
    private static bool MayPair(IReadOnlyList<Run> line, char sign, Marks mark)
    {
        var text = string.Concat(line.Select(run => run.Marks.HasFlag(Marks.Code) ? new string('x', run.Text.Length) : run.Text));
        var literal = Enumerable.Range(0, text.Length).Count(at => text[at] == sign && IsEdge(text, at));
        return literal > 1 || (literal == 1 && line.Any(run => run.Marks.HasFlag(mark)));
    }

    // Within a word (snake_case) or between spaces (2 * 3) Slack leaves a sign alone.
    private static bool IsEdge(string text, int at)
    {
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at == text.Length - 1 ? ' ' : text[at + 1];
        return !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) && !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after));
    }
}
