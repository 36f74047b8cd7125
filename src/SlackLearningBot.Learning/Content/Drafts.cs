namespace SlackLearningBot.Learning.Content;

/// <summary>A place in a content file: its path below the content folder, with "/", and a line counted from 1.</summary>
public sealed record At(string File, int Line);

/// <summary>A value as it was written, and where.</summary>
public sealed record Raw(string Text, At At);

/// <summary>Everything read from a content folder, unchecked, with the errors met on the way.</summary>
public sealed record ContentDrafts(IReadOnlyList<TrackDraft> Tracks, IReadOnlyList<ContentError> Errors);

/// <summary>A track as written. <see cref="Order"/> holds lesson ids; lessons it does not name follow in the order given.</summary>
public sealed record TrackDraft
{
    public required At At { get; init; }
    public Raw? Id { get; init; }
    public Raw? Title { get; init; }
    public Raw? Description { get; init; }
    public IReadOnlyList<Raw> Skills { get; init; } = [];
    public IReadOnlyList<Raw> Order { get; init; } = [];
    public IReadOnlyList<LessonDraft> Lessons { get; init; } = [];
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>A lesson as written.</summary>
public sealed record LessonDraft
{
    public required At At { get; init; }
    public Raw? Id { get; init; }
    public Raw? Title { get; init; }
    public Raw? Format { get; init; }
    public Raw? Link { get; init; }
    public Raw? Minutes { get; init; }
    public Raw? Owner { get; init; }
    public Raw? ReviewBy { get; init; }
    public SourceDraft? Source { get; init; }
    public IReadOnlyList<Raw> Skills { get; init; } = [];
    public IReadOnlyList<QuestionDraft> Questions { get; init; } = [];

    /// <summary>CommonMark, empty when there is none.</summary>
    public required Raw Body { get; init; }

    /// <summary>The body's words without its markup: what a reader reads.</summary>
    public required string PlainBody { get; init; }
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>A source as written.</summary>
public sealed record SourceDraft(At At, Raw? Title, Raw? Url, Raw? Licence, Raw? Attribution);

/// <summary>A question as written.</summary>
public sealed record QuestionDraft
{
    public required At At { get; init; }
    public Raw? Id { get; init; }
    public Raw? Type { get; init; }
    public Raw? Ask { get; init; }

    /// <summary>The short form of a true-false question: "true" or "false".</summary>
    public Raw? Answer { get; init; }

    /// <summary>Why that answer is right; goes with <see cref="Answer"/>.</summary>
    public Raw? Why { get; init; }
    public IReadOnlyList<OptionDraft> Options { get; init; } = [];
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>An option as written.</summary>
public sealed record OptionDraft(At At, Raw? Text, Raw? Right, Raw? Why);
