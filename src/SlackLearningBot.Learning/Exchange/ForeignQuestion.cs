namespace SlackLearningBot.Learning.Exchange;

/// <summary>A question as another system's file says it: nothing is judged by our own rules yet.</summary>
public abstract record ForeignQuestion
{
    /// <summary>Where its block begins, counted from 1; comments above it belong to it.</summary>
    public required int Line { get; init; }

    /// <summary>Its name; null when it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Its id in the other system; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>In the order written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is asked. Where the answers stood in the middle of it, there is <see cref="Gap"/>.</summary>
    public required ForeignText Stem { get; init; }

    /// <summary>Whether the answers stood in the middle of the sentence.</summary>
    public bool HasGap { get; init; }

    /// <summary>Shown after every answer; null when there is none.</summary>
    public ForeignText? GeneralFeedback { get; init; }

    /// <summary>What stands where the answers stood.</summary>
    public const string Gap = "_____";

    /// <summary>Options to choose from.</summary>
    /// <param name="IsSingle">Whether one is chosen; otherwise several are ticked.</param>
    /// <param name="Options">At least two.</param>
    public sealed record Choice(bool IsSingle, IReadOnlyList<ForeignOption> Options) : ForeignQuestion;

    /// <summary>A statement.</summary>
    /// <param name="Answer">Whether it is true.</param>
    /// <param name="WhyWrong">Told to who answers wrongly; null when nothing is.</param>
    /// <param name="WhyRight">Told to who answers rightly; null when nothing is.</param>
    public sealed record TrueFalse(bool Answer, ForeignText? WhyWrong, ForeignText? WhyRight) : ForeignQuestion;

    /// <summary>A word to type. A text "*" stands for whatever else is typed.</summary>
    public sealed record ShortAnswer(IReadOnlyList<ForeignOption> Answers) : ForeignQuestion;

    /// <summary>A number to type.</summary>
    public sealed record Numerical(IReadOnlyList<ForeignNumber> Answers) : ForeignQuestion;

    /// <summary>Things and their partners; one without a left side is a partner of nothing.</summary>
    public sealed record Matching(IReadOnlyList<ForeignPair> Pairs) : ForeignQuestion;

    /// <summary>A text to write, which nobody can grade by rules.</summary>
    public sealed record Essay : ForeignQuestion;

    /// <summary>Something to read, without an answer.</summary>
    public sealed record Description : ForeignQuestion;

    /// <summary>The name of a group that the following questions belong to; its path is the stem.</summary>
    public sealed record Category : ForeignQuestion;
}

/// <summary>A text and how it is marked up.</summary>
public sealed record ForeignText(string Text, ForeignFormat Format);

/// <summary>The mark-up of a text, as Moodle names it.</summary>
public enum ForeignFormat
{
    /// <summary>Moodle's own: words, in which a tag or two may stand.</summary>
    Moodle,
    Html,
    Plain,
    Markdown,
}

/// <summary>An option or an accepted text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Percent">What it is worth, −100 to 100.</param>
/// <param name="Feedback">Told to who chooses it; null when nothing is.</param>
public sealed record ForeignOption(ForeignText Text, decimal Percent, ForeignText? Feedback);

/// <summary>An accepted number or range; right from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
/// <param name="Low">The least; null together with <paramref name="High"/> for "whatever else is typed".</param>
/// <param name="High">The greatest.</param>
/// <param name="Exact">The number in the middle; null for a range.</param>
/// <param name="Percent">What it is worth, −100 to 100.</param>
/// <param name="Feedback">Told to who types it; null when nothing is.</param>
public sealed record ForeignNumber(decimal? Low, decimal? High, decimal? Exact, decimal Percent, ForeignText? Feedback);

/// <summary>Two things that belong together.</summary>
public sealed record ForeignPair(ForeignText Left, string Right);

/// <summary>What a file of another system holds.</summary>
/// <param name="Questions">Those that can be read, in order.</param>
/// <param name="Problems">Those that cannot, one remark each.</param>
/// <param name="Warnings">What was read, but perhaps not as its author meant it.</param>
public sealed record ForeignFile(IReadOnlyList<ForeignQuestion> Questions, IReadOnlyList<ForeignRemark> Problems, IReadOnlyList<ForeignRemark> Warnings);

/// <summary>A remark on a question.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Rule">A stable code in kebab-case.</param>
/// <param name="Message">What was found, what is expected, what to do.</param>
public sealed record ForeignRemark(int Line, string Rule, string Message);
