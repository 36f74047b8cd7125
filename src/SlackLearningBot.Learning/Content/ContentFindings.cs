namespace SlackLearningBot.Learning.Content;

/// <summary>Something that must be corrected before the content can be used.</summary>
/// <param name="File">Path below the content folder.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Rule">A stable code in kebab-case, such as "lesson-id-missing".</param>
/// <param name="Message">What was found, what is expected, what to do.</param>
public sealed record ContentError(string File, int Line, string Rule, string Message);

/// <summary>Something its author should look at; the content can be used. Fields as in <see cref="ContentError"/>.</summary>
public sealed record ContentWarning(string File, int Line, string Rule, string Message);

/// <summary>What the check of a content folder came to.</summary>
public abstract record ContentVerdict
{
    private ContentVerdict()
    {
    }

    /// <summary>Good content, possibly with warnings.</summary>
    public sealed record Good(IReadOnlyList<Track> Tracks, IReadOnlyList<ContentWarning> Warnings) : ContentVerdict;

    /// <summary>At least one error, so nothing may be used.</summary>
    public sealed record Refused(IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentWarning> Warnings) : ContentVerdict;
}
