using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SlackLearningBot.Learning.Content;

/// <summary>The text of a file as authors save them: UTF-8, with or without a byte order mark, any line ends.</summary>
public static class ContentText
{
    /// <param name="file">For errors.</param>
    /// <param name="bytes">What the file holds.</param>
    /// <param name="errors">Takes "not-utf-8" or "nul-character", with the line.</param>
    /// <returns>The text with "\n" as line end; null after an error.</returns>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, ICollection<ContentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var content = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        if (!Utf8.IsValid(content))
        {
            errors.Add(new ContentError(file, LineAt(content, FirstInvalid(content)), "not-utf-8", $"Found bytes that are not UTF-8. {Advice(file)}"));
            return null;
        }

        if (content.IndexOf((byte)0) is var nul and >= 0)
        {
            errors.Add(new ContentError(file, LineAt(content, nul), "nul-character", "Found a NUL character, expected text. Remove it."));
            return null;
        }

        return Encoding.UTF8.GetString(content).ReplaceLineEndings("\n");
    }

    private static string Advice(string file) => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        ? "In Excel choose “CSV UTF-8” as file type."
        : "Save the file as UTF-8.";

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int at) => bytes[..at].Count((byte)'\n') + 1;
}
