namespace SlackLearningBot.Features.Authoring;

/// <summary>How much an owner may drop at once. A lesson is one bite: hundreds of them fit many times over.</summary>
internal static class UploadLimits
{
    public const int FilesAMessage = 50;

    /// <summary>Of one file, by itself or in a zip.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>Of all sheets of a workbook.</summary>
    public const int SheetCharacters = 2_000_000;

    public const int SheetColumns = 100;

    public const int ZipBytes = 20 * 1024 * 1024;

    public const int ZipEntries = 2000;

    /// <summary>Of everything taken out of one zip.</summary>
    public const int UnpackedBytes = 50 * 1024 * 1024;

    public const int FolderDepth = 8;
}
