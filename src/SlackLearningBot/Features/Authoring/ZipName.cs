using System.IO.Compression;
using System.Text;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The names of a zip's entries: which are refused, and where the files stand among the folders of lessons.</summary>
internal static class ZipName
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;

    public static bool IsFolder(string name) => name.EndsWith('/') || name.EndsWith('\\');

    /// <summary>What operating systems and editors put beside people's files.</summary>
    public static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.') || part is "__MACOSX" or "node_modules");

    /// <summary>The path with "/"; null for one that leads out of the zip.</summary>
    public static string? Of(string name)
    {
        var path = name.Replace('\\', '/').Normalize(NormalizationForm.FormC);
        return path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Any(part => part is "." or ".." or "") ? null : path;
    }

    public static ContentError? Refuse(string zip, ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Any(character => character == '\uFFFD' || char.IsControl(character)))
        {
            return UploadWords.NameNotUtf8(zip, name);
        }

        if (Of(name) is not { } path)
        {
            return UploadWords.Outside(zip, name);
        }

        if (IsHidden(path))
        {
            return null;
        }

        if (((entry.ExternalAttributes >> 16) & UnixTypeMask) == UnixLink)
        {
            return UploadWords.Link(zip, path);
        }

        if (Upload.KindOf(path) is UploadKind.Zip)
        {
            return UploadWords.ZipInZip(zip, path);
        }

        return (Upload.IsReadable(path), entry.IsEncrypted) switch
        {
            (false, _) => null,
            (_, true) => UploadWords.Encrypted(zip, path),
            _ => path.Count(character => character == '/') > UploadLimits.FolderDepth ? UploadWords.TooDeep(path) : null,
        };
    }

    /// <summary>
    /// Where the files stand: a folder around folders is only their wrapping, and files that lie in no folder are in one of the zip's name.
    /// </summary>
    public static IReadOnlyList<string> Place(string zip, IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return paths;
        }

        var top = paths[0].Split('/')[0] + "/";
        var isWrapped = paths.All(path => path.StartsWith(top, StringComparison.Ordinal))
            && !paths.Any(path => path.LastIndexOf('/') == top.Length - 1 && !IsIndex(path));
        IReadOnlyList<string> inner = isWrapped ? [.. paths.Select(path => path[top.Length..])] : paths;
        var folder = FolderName(zip);
        return [.. inner.Select(path => path.Contains('/', StringComparison.Ordinal) || IsIndex(path) ? path : $"{folder}/{path}")];
    }

    private static bool IsIndex(string path) => Path.GetFileName(path) is "index.json";

    private static string FolderName(string zip)
    {
        var bare = Path.GetFileNameWithoutExtension(zip.Replace('\\', '/'));
        var name = new string([.. bare.Where(character => !char.IsControl(character))]).Trim(' ', '.');
        return name.Length == 0 ? "lessons" : name;
    }
}
