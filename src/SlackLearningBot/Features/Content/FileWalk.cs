using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>The files below a folder as paths with "/", in order. Links are followed only to files inside the folder.</summary>
internal sealed class FileWalk(string root, List<ContentError> errors)
{
    private readonly List<string> found = [];

    public IReadOnlyList<string> Find(int deepest, int most)
    {
        Walk(new DirectoryInfo(root), deepest, most);
        if (found.Count >= most)
        {
            errors.Add(new ContentError(".", 1, "folder-too-large", $"Found {most} files or more. Give a folder with fewer, or import its parts one by one."));
        }

        return found;
    }

    private void Walk(DirectoryInfo folder, int deepest, int most)
    {
        foreach (var entry in EntriesOf(folder))
        {
            if (found.Count >= most || entry.Name.StartsWith('.') || entry.Name is "node_modules")
            {
                continue;
            }

            if (entry is DirectoryInfo inner && inner.LinkTarget is null)
            {
                WalkInner(inner, deepest, most);
            }
            else if (entry is FileInfo file && (file.LinkTarget is null || IsInside(file)))
            {
                found.Add(NameOf(file));
            }
            else
            {
                errors.Add(new ContentError(NameOf(entry), 1, "link", "Found a link to a folder or to something outside the content folder. Put the files themselves here."));
            }
        }
    }

    private IReadOnlyList<FileSystemInfo> EntriesOf(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ContentError(NameOf(folder), 1, "folder-unreadable", $"The folder cannot be read: {refusal.Message} Check its permissions."));
            return [];
        }
    }

    private void WalkInner(DirectoryInfo folder, int deepest, int most)
    {
        if (deepest > 0)
        {
            Walk(folder, deepest - 1, most);
        }
        else
        {
            errors.Add(new ContentError(NameOf(folder), 1, "folder-too-deep", "Found folders more than 8 deep. Put the track's folder higher."));
        }
    }

    private bool IsInside(FileInfo link) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target
        && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private string NameOf(FileSystemInfo entry) => Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
}
