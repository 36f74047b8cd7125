using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>What an export writes.</summary>
internal enum ExportFormat
{
    /// <summary>Whole lessons, as they are imported.</summary>
    Markdown,

    /// <summary>Questions, as Moodle and many others read them.</summary>
    Gift,

    /// <summary>Questions as cards.</summary>
    Anki,
}

/// <summary>What an export came to.</summary>
internal abstract record ExportOutcome
{
    public sealed record Exported(IReadOnlyList<Track> Tracks) : ExportOutcome;

    /// <param name="Files">One a track with questions.</param>
    /// <param name="Questions">How many were written.</param>
    /// <param name="Left">The ids of those that the format cannot hold.</param>
    public sealed record ExportedQuestions(int Files, int Questions, IReadOnlyList<string> Left) : ExportOutcome;

    /// <summary>The workspace has nothing to write.</summary>
    public sealed record Empty : ExportOutcome;

    /// <summary>The folder has something in it, which is never overwritten.</summary>
    public sealed record Occupied : ExportOutcome;

    /// <summary>The file system refused.</summary>
    public sealed record Unwritable(string Reason) : ExportOutcome;

    /// <summary>Written, but these would not be read back as they are.</summary>
    public sealed record Unfaithful(IReadOnlyList<string> LessonIds) : ExportOutcome;
}
