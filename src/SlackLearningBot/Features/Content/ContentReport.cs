using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>What the console says about content.</summary>
internal static class ContentReport
{
    public static string Line(ContentError error) => $"{error.File}:{error.Line}: {error.Rule}: {error.Message}";

    public static string Line(ContentWarning warning) => $"{warning.File}:{warning.Line}: {warning.Rule}: {warning.Message}";

    public static string Line(MovedLesson moved) =>
        $"The lesson '{moved.LessonId}' stood in the track '{moved.FromTrack}', which is not in this folder, and has moved. If it is another lesson, give it another id.";

    public static string Good(IReadOnlyList<Track> tracks, int warnings) =>
        $"Good: {Count(tracks.Count, "track")}, {Count(tracks.Sum(track => track.Lessons.Count), "lesson")}, "
        + $"{Count(tracks.Sum(track => track.Lessons.Sum(lesson => lesson.Questions.Count)), "question")}, {Count(warnings, "warning")}.";

    public static string Refused(int errors, int warnings) => $"{Count(errors, "error")}, {Count(warnings, "warning")}. Nothing was changed.";

    public static IEnumerable<string> Imported(ImportReport report) =>
    [
        $"Tracks: {Of(report.Tracks)}.",
        $"Lessons: {Of(report.Lessons)}.",
        $"Questions: {Of(report.Questions)}.",
        .. report.Moved.Select(Line),
    ];

    public static string Exported(IReadOnlyList<Track> tracks, string folder) =>
        $"Wrote {Count(tracks.Count, "track")}, {Count(tracks.Sum(track => track.Lessons.Count), "lesson")} and "
        + $"{Count(tracks.Sum(track => track.Lessons.Sum(lesson => lesson.Questions.Count)), "question")} to {folder}. Importing them again changes nothing.";

    public static string Exported(ExportOutcome.ExportedQuestions questions, string folder) =>
        $"Wrote {Count(questions.Questions, "question")} of {Count(questions.Files, "track")} to {folder}."
        + (questions.Left.Count == 0 ? "" : $" GIFT cannot hold {Count(questions.Left.Count, "question")} with “->” in an answer, so left out: {string.Join(", ", questions.Left)}.");

    public static string NothingToExport { get; } = "The workspace has no lessons, so nothing was written.";

    public static string Occupied(string folder) => $"Found something in {folder}, expected a new or empty folder. Give another one; nothing was written.";

    public static string Unwritable(string folder, string reason) => $"The lessons cannot be written to {folder}: {reason} Give a folder you may write to, with enough room.";

    public static string Unfaithful(string folder, IReadOnlyList<string> ids) =>
        $"The lessons are in {folder}, but these would change when imported: {string.Join(", ", ids)}. Run content check on it, and please report this.";

    private static string Of(Changes changes) =>
        $"{changes.Added} added, {changes.Changed} changed, {changes.Retired} retired, {changes.Unchanged} unchanged";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
