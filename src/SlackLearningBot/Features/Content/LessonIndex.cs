using System.Text.Json;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>What an index.json beside the folders says of one file that is not ours.</summary>
internal sealed record IndexEntry(
    string File, string? Title, string? Description, string? Collection, string? Licence, string? Attribution, string? Url, int Line);

/// <summary>An optional index.json: a list of files with title, licence, attribution and address of those that are not ours.</summary>
internal sealed class LessonIndex(IReadOnlyDictionary<string, IndexEntry> entries)
{
    public const string FileName = "index.json";

    public static LessonIndex Read(IContentFiles place, List<ContentError> errors)
    {
        if (!place.Has(FileName) || place.Read(FileName, errors) is not { } text)
        {
            return new LessonIndex(new Dictionary<string, IndexEntry>());
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind == JsonValueKind.Array)
            {
                return new LessonIndex(ReadEntries(json.RootElement, text, errors));
            }

            errors.Add(new ContentError(FileName, 1, "index-json", "Found no list, expected [ { \"file\": \"folder/name.md\", … }, … ]."));
        }
        catch (JsonException broken)
        {
            errors.Add(new ContentError(FileName, (int)(broken.LineNumber ?? 0) + 1, "index-json", "Found no valid JSON here. Correct it or remove the file."));
        }

        return new LessonIndex(new Dictionary<string, IndexEntry>());
    }

    public IndexEntry? Find(string file) => entries.GetValueOrDefault(file);

    /// <summary>The name of the collection all these files belong to, if there is one.</summary>
    public string? CollectionOf(IReadOnlyList<string> files)
    {
        var names = files.Select(file => Find(file)?.Collection).Distinct().ToList();
        return names.Count == 1 ? names[0] : null;
    }

    private static Dictionary<string, IndexEntry> ReadEntries(JsonElement list, string text, List<ContentError> errors)
    {
        var found = new Dictionary<string, IndexEntry>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && Text(item, "file") is { } file)
            {
                found[file] = new IndexEntry(
                    file, Text(item, "title"), Text(item, "description"), Text(item, "collection"), Text(item, "licence"), Text(item, "attribution"), Text(item, "url"), LineOf(file, text));
            }
            else
            {
                errors.Add(new ContentError(FileName, 1, "index-json", "Found an entry without \"file\", expected { \"file\": \"folder/name.md\", … }."));
            }
        }

        return found;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text ? text : null;

    private static int LineOf(string file, string text) =>
        text.IndexOf($"\"{file}\"", StringComparison.Ordinal) is var at and >= 0 ? text.AsSpan(0, at).Count('\n') + 1 : 1;
}
