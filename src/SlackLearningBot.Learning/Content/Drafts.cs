namespace SlackLearningBot.Learning.Content;

/// <summary>A place in a content file: its path below the content folder, with "/", and a line counted from 1.</summary>
public sealed record At(string File, int Line);

/// <summary>A value as it was written, and where.</summary>
public sealed record Raw(string Text, At At);

/// <summary>Everything read from a content folder, unchecked, with the errors met on the way.</summary>
public sealed record ContentDrafts(IReadOnlyList<TrackDraft> Tracks, IReadOnlyList<ContentError> Errors)
{
    /// <summary>What was met while reading and keeps nothing from being used, such as a question of another system that cannot be asked here.</summary>
    public IReadOnlyList<ContentWarning> Warnings { get; init; } = [];
}

/// <summary>A track as written.</summary>
public sealed record TrackDraft
{
    /// <summary>Where it begins: the first line of its track.yaml, or of its first lesson when it has none.</summary>
    public required At At { get; init; }

    /// <summary>Expected: 1–75 of a–z, 0–9 and "-", once in the whole folder.</summary>
    public Raw? Id { get; init; }

    /// <summary>Expected: 1–120 characters.</summary>
    public Raw? Title { get; init; }

    /// <summary>Expected: at most 1,000 characters; null when there is none.</summary>
    public Raw? Description { get; init; }

    /// <summary>Expected: each 1–40 of a–z, 0–9 and "-".</summary>
    public IReadOnlyList<Raw> Skills { get; init; } = [];

    /// <summary>Lesson ids; lessons it does not name follow in the order given.</summary>
    public IReadOnlyList<Raw> Order { get; init; } = [];

    /// <summary>In the order of their files; expected: at least one.</summary>
    public IReadOnlyList<LessonDraft> Lessons { get; init; } = [];

    /// <summary>Keys nobody knows.</summary>
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>A lesson as written.</summary>
public sealed record LessonDraft
{
    /// <summary>Where it begins.</summary>
    public required At At { get; init; }

    /// <summary>Expected: 1–75 of a–z, 0–9 and "-", once in the whole folder.</summary>
    public Raw? Id { get; init; }

    /// <summary>Expected: 1–120 characters.</summary>
    public Raw? Title { get; init; }

    /// <summary>Expected: a <see cref="LessonFormat"/> in lower case; null means read.</summary>
    public Raw? Format { get; init; }

    /// <summary>Expected: an http or https address of at most 2,000 characters.</summary>
    public Raw? Link { get; init; }

    /// <summary>Expected: a whole number, 1–480.</summary>
    public Raw? Minutes { get; init; }

    /// <summary>Expected: a Slack user id or an e-mail, at most 254 characters.</summary>
    public Raw? Owner { get; init; }

    /// <summary>Expected: a day as yyyy-MM-dd; one that is past is a warning.</summary>
    public Raw? ReviewBy { get; init; }

    /// <summary>Null when the lesson is ours.</summary>
    public SourceDraft? Source { get; init; }

    /// <summary>Expected: each 1–40 of a–z, 0–9 and "-".</summary>
    public IReadOnlyList<Raw> Skills { get; init; } = [];

    /// <summary>In the order asked; none is a warning.</summary>
    public IReadOnlyList<QuestionDraft> Questions { get; init; } = [];

    /// <summary>CommonMark, empty when there is none.</summary>
    public required Raw Body { get; init; }

    /// <summary>The body's words without its markup: what a reader reads.</summary>
    public required string PlainBody { get; init; }

    /// <summary>Of the body; one that Slack cannot show, or without words for those who do not see it, is a warning.</summary>
    public IReadOnlyList<ImageDraft> Images { get; init; } = [];

    /// <summary>Keys nobody knows, of the lesson and its source.</summary>
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>A source as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Title">Expected: at most 200 characters.</param>
/// <param name="Url">Expected: an http or https address of at most 2,000 characters.</param>
/// <param name="Licence">Expected: 1–100 characters; required.</param>
/// <param name="Attribution">Expected: at most 300 characters.</param>
public sealed record SourceDraft(At At, Raw? Title, Raw? Url, Raw? Licence, Raw? Attribution);
