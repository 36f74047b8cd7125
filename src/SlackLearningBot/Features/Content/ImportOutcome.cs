using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>What an import came to.</summary>
internal abstract record ImportOutcome
{
    /// <summary>At least one error, so nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentWarning> Warnings) : ImportOutcome;

    public sealed record Imported(ImportReport Report, IReadOnlyList<ContentWarning> Warnings) : ImportOutcome;
}

/// <summary>What an import did to the workspace's content; <paramref name="Moved"/> are lessons that stood in a track outside the folder before.</summary>
internal sealed record ImportReport(Changes Tracks, Changes Lessons, Changes Questions, IReadOnlyList<MovedLesson> Moved);

/// <summary>What was written, with the titles of the lessons that were added, changed (or brought back) and retired.</summary>
internal sealed record WrittenContent(ImportReport Report, IReadOnlyList<string> New, IReadOnlyList<string> Changed, IReadOnlyList<string> Retired);

/// <summary>Counts; what came back from retirement counts as changed.</summary>
internal sealed record Changes(int Added, int Changed, int Retired, int Unchanged);

internal sealed record MovedLesson(string LessonId, string FromTrack);
