using System.IO.Compression;
using System.Runtime.InteropServices;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A folder in a zip. What an entry says about its own size is not believed, and what cannot be a lesson is not unpacked.</summary>
internal static class ZipReader
{
    public static UploadRead Read(string zip, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > UploadLimits.ZipBytes)
        {
            return UploadRead.Refused(UploadWords.ZipTooLarge(zip, bytes.Length));
        }

        try
        {
            using var stream = Open(bytes);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return archive.Entries.Count > UploadLimits.ZipEntries
                ? UploadRead.Refused(UploadWords.TooManyEntries(zip, archive.Entries.Count))
                : Read(zip, archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            return UploadRead.Refused(UploadWords.BrokenZip(zip));
        }
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var part)
        ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    private static UploadRead Read(string zip, ZipArchive archive)
    {
        var problems = new List<ContentError>();
        var found = new List<(string Path, ZipArchiveEntry Entry)>();
        foreach (var entry in archive.Entries.Where(entry => !ZipName.IsFolder(entry.FullName)))
        {
            if (ZipName.Refuse(zip, entry) is { } problem)
            {
                problems.Add(problem);
            }
            else if (ZipName.Of(entry.FullName) is { } path && Upload.IsReadable(path) && !ZipName.IsHidden(path))
            {
                found.Add((path, entry));
            }
        }

        var placed = ZipName.Place(zip, [.. found.Select(one => one.Path)]);
        var left = (long)UploadLimits.UnpackedBytes;
        var files = new List<ContentFile>();
        foreach (var ((_, entry), path) in found.Zip(placed))
        {
            if (files.Exists(file => file.Path == path))
            {
                problems.Add(UploadWords.Twice(path));
                continue;
            }

            if (Unpack(entry, (int)Math.Min(left, UploadLimits.FileBytes)) is not { } content)
            {
                if (left < UploadLimits.FileBytes)
                {
                    return UploadRead.Refused(UploadWords.UnpackedTooLarge(zip));
                }

                problems.Add(UploadWords.FileTooLarge(path, null));
                continue;
            }

            left -= content.Length;
            if (Upload.KindOf(path) is UploadKind.Workbook)
            {
                var workbook = WorkbookReader.Read(path, content);
                files.AddRange(workbook.Files);
                problems.AddRange(workbook.Problems);
            }
            else if (ContentText.Decode(path, content, problems) is { } text)
            {
                files.Add(new ContentFile(path, text));
            }
        }

        return files.Count == 0 && problems.Count == 0 ? UploadRead.Refused(UploadWords.EmptyZip(zip)) : new UploadRead(files, problems);
    }

    /// <summary>Null when there is more in it than <paramref name="most"/> bytes, whatever it says itself.</summary>
    private static byte[]? Unpack(ZipArchiveEntry entry, int most)
    {
        using var packed = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (packed.Read(buffer) is var count and > 0)
        {
            if (content.Length + count > most)
            {
                return null;
            }

            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
