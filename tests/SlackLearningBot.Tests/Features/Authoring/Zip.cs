using System.IO.Compression;
using System.Text;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>Real zips, good and bad.</summary>
internal static class Zip
{
    public static byte[] Of(params (string Name, string Text)[] files) => Of(null, files);

    public static byte[] Of(Encoding? names, params (string Name, string Text)[] files) =>
        Make(archive =>
        {
            foreach (var (name, text) in files)
            {
                Add(archive, name, Encoding.UTF8.GetBytes(text));
            }
        }, names);

    public static byte[] Make(Action<ZipArchive> fill, Encoding? names = null)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(bytes);
        return entry;
    }

    /// <summary>Says that every entry is encrypted, in both of its headers.</summary>
    public static byte[] Encrypted(byte[] zip)
    {
        var changed = zip.ToArray();
        Patch(changed, [0x50, 0x4B, 3, 4], at => changed[at + 6] |= 1);
        Patch(changed, [0x50, 0x4B, 1, 2], at => changed[at + 8] |= 1);
        return changed;
    }

    /// <summary>Says that every entry unpacks to one byte.</summary>
    public static byte[] Lying(byte[] zip)
    {
        var changed = zip.ToArray();
        Patch(changed, [0x50, 0x4B, 1, 2], at => BitConverter.TryWriteBytes(changed.AsSpan(at + 24), 1));
        return changed;
    }

    private static void Patch(byte[] zip, ReadOnlySpan<byte> signature, Action<int> change)
    {
        for (var at = 0; zip.AsSpan(at).IndexOf(signature) is var found and >= 0; at += found + 4)
        {
            change(at + found);
        }
    }
}
