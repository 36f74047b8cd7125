using System.Text;
using System.Text.Unicode;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Text files as authors save them: UTF-8, with or without a byte order mark, any line ends.</summary>
internal static class TextFile
{
    private const int LargestBytes = 256 * 1024;

    /// <returns>The text with "\n" as line end; null after an error.</returns>
    public static string? Read(string root, string file, List<ContentError> errors)
    {
        byte[] bytes;
        try
        {
            var info = new FileInfo(Path.Combine(root, file));
            if (info.Length > LargestBytes && info.LinkTarget is null)
            {
                errors.Add(new ContentError(file, 1, "file-too-large", $"Found {info.Length / 1024} KB, expected at most {LargestBytes / 1024} KB. A lesson is one bite: divide it."));
                return null;
            }

            bytes = File.ReadAllBytes(info.FullName);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ContentError(file, 1, "file-unreadable", $"The file cannot be read: {refusal.Message} Check its permissions."));
            return null;
        }

        return Decode(file, bytes, errors);
    }

    internal static string? Decode(string file, byte[] bytes, List<ContentError> errors)
    {
        var content = bytes.AsSpan();
        content = content.StartsWith("\ufeff"u8) ? content[3..] : content;
        if (!Utf8.IsValid(content))
        {
            errors.Add(new ContentError(file, LineAt(content, FirstInvalid(content)), "not-utf-8", "Found bytes that are not UTF-8. Save the file as UTF-8."));
            return null;
        }

        if (content.IndexOf((byte)0) is var nul and >= 0)
        {
            errors.Add(new ContentError(file, LineAt(content, nul), "nul-character", "Found a NUL character, expected text. Remove it."));
            return null;
        }

        return Encoding.UTF8.GetString(content).ReplaceLineEndings("\n");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;
}
