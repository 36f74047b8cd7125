using System.Globalization;

namespace SlackLearningBot.Features.Content;

/// <summary>Names of the folders and files of an export. Ids stand inside, so names only have to be good to read, apart from each other and in order.</summary>
internal static class ExportNames
{
    /// <summary>The track's ids; numbered where their alphabet is not the catalogue's order, since an import takes folders by name.</summary>
    public static IReadOnlyList<string> OfFolders(IReadOnlyList<string> trackIds)
    {
        if (trackIds.SequenceEqual(trackIds.Order(StringComparer.Ordinal)))
        {
            return trackIds;
        }

        var digits = $"D{trackIds.Count.ToString(CultureInfo.InvariantCulture).Length}";
        return [.. trackIds.Select((id, at) => $"{(at + 1).ToString(digits, CultureInfo.InvariantCulture)}-{id}")];
    }

    /// <summary>The lesson's id; before one that reads like a file about the folder stands a line, which no id has.</summary>
    public static string OfLesson(string lessonId) => $"{(IsAboutTheFolder(lessonId) ? "_" : "")}{lessonId}.md";

    private static bool IsAboutTheFolder(string lessonId) =>
        lessonId is "readme" or "sources" || lessonId.StartsWith("license", StringComparison.Ordinal) || lessonId.StartsWith("licence", StringComparison.Ordinal);
}
