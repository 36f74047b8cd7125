namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A stretch of text in one style. Its text has no line break, except that a run of exactly "\n" is one.</summary>
internal sealed record Run(string Text, Marks Marks = Marks.None, string? Url = null)
{
    public static readonly Run Break = new("\n");

    public bool IsBreak => Text == "\n";
}

[Flags]
internal enum Marks
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
}
