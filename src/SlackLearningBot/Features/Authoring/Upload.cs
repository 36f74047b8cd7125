using System.Text;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Turns an uploaded file's bytes into texts. Nothing is ever written to a disk; whatever the bytes are, it answers in words.</summary>
internal static class Upload
{
    private static readonly string[] Readable = [".md", ".csv", ".xlsx", ".gift", ".txt", ".yaml", ".yml", ".json"];

    public static UploadKind KindOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" or ".csv" or ".gift" or ".txt" => UploadKind.Text,
        ".xlsx" => UploadKind.Workbook,
        ".zip" => UploadKind.Zip,
        ".yaml" or ".yml" => UploadKind.Programme,
        _ => UploadKind.Other,
    };

    public static UploadRead Read(string name, ReadOnlyMemory<byte> bytes) => KindOf(name) switch
    {
        UploadKind.Text => ReadText(name, bytes),
        UploadKind.Programme => ReadText(name, bytes) is { Files: [var only] } read ? read with { Files = [], Programme = only } : ReadText(name, bytes),
        UploadKind.Zip => ZipReader.Read(name, bytes),
        UploadKind.Workbook => WorkbookReader.Read(PathOf(name), bytes),
        _ => UploadRead.Refused(UploadWords.NotALesson(name)),
    };

    /// <summary>A CSV file as far as it can be read: what is no text in it shows as such, in its row. Null for every other file.</summary>
    public static ContentFile? Sheet(string name, ReadOnlyMemory<byte> bytes) => IsSheet(name) && bytes.Length <= UploadLimits.FileBytes
        ? new ContentFile(PathOf(name), Encoding.UTF8.GetString(bytes.Span).TrimStart('\ufeff').ReplaceLineEndings("\n"))
        : null;

    public static bool IsSheet(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file in a zip may say something about lessons.</summary>
    public static bool IsReadable(string path) => Readable.Contains(Path.GetExtension(path).ToLowerInvariant());

    private static UploadRead ReadText(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = PathOf(name);
        var errors = new List<ContentError>();
        if (bytes.Length > UploadLimits.FileBytes)
        {
            return UploadRead.Refused(UploadWords.FileTooLarge(path, bytes.Length));
        }

        return ContentText.Decode(path, bytes.Span, errors) is not { } text ? new UploadRead([], errors)
            : path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && !QuestionText.Recognises(text) ? UploadRead.Refused(UploadWords.NotQuestions(path))
            : new UploadRead([new ContentFile(path, text)], []);
    }

    /// <summary>A file's own name may hold anything; only its last part is kept.</summary>
    private static string PathOf(string name)
    {
        var last = new string([.. name.Normalize(NormalizationForm.FormC).Where(character => !char.IsControl(character))]).Replace('\\', '/').Split('/')[^1].Trim();
        return last.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase) ? last[..^".markdown".Length] + ".md" : last;
    }
}

internal enum UploadKind
{
    Text,
    Workbook,
    Zip,
    Programme,
    Other,
}
