using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Text files as authors save them: at most 256 KB a lesson, 1 MB a file of questions.</summary>
internal static class TextFile
{
    public const int LargestBytes = 256 * 1024;

    private const int LargestQuestionsBytes = 1024 * 1024;

    public static int LargestOf(string file) => QuestionFile.IsOne(file) ? LargestQuestionsBytes : LargestBytes;

    /// <returns>The text with "\n" as line end; null after an error.</returns>
    public static string? Read(string root, string file, List<ContentError> errors)
    {
        byte[] bytes;
        try
        {
            var info = new FileInfo(Path.Combine(root, file));
            if (info.Length > LargestOf(file) && info.LinkTarget is null)
            {
                errors.Add(TooLarge(file, info.Length));
                return null;
            }

            bytes = File.ReadAllBytes(info.FullName);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            errors.Add(new ContentError(file, 1, "file-unreadable", $"The file cannot be read: {refusal.Message} Check its permissions."));
            return null;
        }

        return ContentText.Decode(file, bytes, errors);
    }

    public static ContentError TooLarge(string file, long length) => new(
        file, 1, "file-too-large", $"Found {length / 1024} KB, expected at most {LargestOf(file) / 1024} KB. A lesson is one bite: divide it.");
}
