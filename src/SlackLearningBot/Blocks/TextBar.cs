namespace SlackLearningBot.Blocks;

/// <summary>A bar of ten cells, in letters.</summary>
internal static class TextBar
{
    private const int Cells = 10;

    /// <summary>None full before the first is done, all full only when every one is.</summary>
    public static string Of(int done, int of)
    {
        var full = of <= 0 || done <= 0 ? 0 : done >= of ? Cells : Math.Clamp((int)Math.Round((double)done * Cells / of), 1, Cells - 1);
        return new string('▰', full) + new string('▱', Cells - full);
    }
}
