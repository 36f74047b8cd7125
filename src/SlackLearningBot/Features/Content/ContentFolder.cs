using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Reads a folder of lessons: each folder with Markdown files is a track, each file a lesson; a file of questions is a few lessons. Checks nothing that Learning checks.</summary>
internal static class ContentFolder
{
    /// <summary>Everything found below <paramref name="path"/>; what cannot be read is an error among the drafts, never an exception.</summary>
    public static ContentDrafts Read(string path)
    {
        var root = Path.GetFullPath(path);
        var errors = new List<ContentError>();
        if (!Directory.Exists(root))
        {
            errors.Add(new ContentError(".", 1, "folder-missing", $"Found no folder '{path}'. Give the path of a folder with Markdown files."));
            return new ContentDrafts([], errors);
        }

        return Read(new DiskFiles(root), errors);
    }

    /// <summary>The same for files that lie anywhere.</summary>
    public static ContentDrafts Read(IContentFiles place, List<ContentError> errors)
    {
        var files = place.Find(errors);
        var index = LessonIndex.Read(place, errors);
        var warnings = new List<ContentWarning>();
        var tracks = files
            .Where(file => IsLesson(file) && !IsAboutTheFolder(file, index))
            .GroupBy(FolderOf, StringComparer.Ordinal)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => ReadTrack(place, folder.Key, [.. folder.Order(StringComparer.Ordinal)], files, index, errors, warnings))
            .OfType<TrackDraft>()
            .ToList();
        foreach (var lost in files.Where(file => IsTrackFile(file) && !tracks.Exists(track => FolderOf(track.At.File) == FolderOf(file))))
        {
            errors.Add(new ContentError(lost, 1, "track-empty", "Found a track without lessons. Add a Markdown file to its folder or remove the folder."));
        }

        return new ContentDrafts(tracks, errors) { Warnings = warnings };
    }

    /// <summary>Null for a folder of nothing but texts that are no lessons.</summary>
    private static TrackDraft? ReadTrack(
        IContentFiles place, string folder, IReadOnlyList<string> files, IReadOnlyList<string> allFiles, LessonIndex index, List<ContentError> errors,
        List<ContentWarning> warnings)
    {
        var lessons = new List<LessonDraft>();
        foreach (var file in files)
        {
            lessons.AddRange(ReadLessons(place, file, index, errors, warnings));
        }

        if (lessons.Count == 0 && files.All(IsNote))
        {
            return null;
        }

        var trackFile = allFiles.FirstOrDefault(file => IsTrackFile(file) && FolderOf(file) == folder);
        var name = folder.Length == 0 ? place.Name : folder;
        var fallback = new At(files[0], 1);
        return trackFile is not null
            ? TrackFile.Read(place, trackFile, lessons, errors)
            : new TrackDraft
            {
                At = fallback,
                Id = new Raw(FileId.Of(name), fallback),
                Title = new Raw(index.CollectionOf(files) ?? TitleOf(name), fallback),
                Lessons = lessons,
            };
    }

    private static IReadOnlyList<LessonDraft> ReadLessons(
        IContentFiles place, string file, LessonIndex index, List<ContentError> errors, List<ContentWarning> warnings)
    {
        try
        {
            if (place.Read(file, IsNote(file) ? [] : errors) is not { } text)
            {
                return [];
            }

            return QuestionFile.IsOne(file) ? QuestionFile.Read(file, text, errors, warnings)
                : LessonFile.Read(file, text, index.Find(file), errors) is { } lesson ? [lesson]
                : [];
        }
        catch (RegexMatchTimeoutException)
        {
            errors.Add(new ContentError(file, 1, "file-too-complex", "Found markup that takes too long to read. Simplify it: look for many unclosed comments or tags."));
            return [];
        }
    }

    private static bool IsLesson(string file) => file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || QuestionFile.IsOne(file);

    /// <summary>A text may be questions or anything else, such as a note that lies in the folder.</summary>
    private static bool IsNote(string file) => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrackFile(string file) => Path.GetFileName(file) is "track.yaml" or "track.yml";

    private static string FolderOf(string file) => file.LastIndexOf('/') is var end and >= 0 ? file[..end] : "";

    // A collection may hold a page of that name; then its index says so.
    private static bool IsAboutTheFolder(string file, LessonIndex index)
    {
        var name = Path.GetFileName(file);
        return index.Find(file) is null
            && (name.Equals("README.md", StringComparison.OrdinalIgnoreCase)
                || name.Equals("SOURCES.md", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("LICENCE", StringComparison.OrdinalIgnoreCase));
    }

    private static string TitleOf(string folder)
    {
        var words = folder.Replace('/', ' ').Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length == 0 ? "Lessons" : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
