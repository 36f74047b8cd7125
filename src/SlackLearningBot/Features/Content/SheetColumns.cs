using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Content;

/// <summary>The header line of a sheet of lessons.</summary>
internal static class SheetColumns
{
    public const int MostWrong = 9;

    public const string Example = "id,track,title,text,question,type,right,why,wrong1,why1,wrong2,why2";

    private static readonly string[] Known =
    [
        "id", "track", "title", "text", "format", "link", "skills", "minutes", "owner", "review_by",
        "source_title", "source_url", "source_licence", "source_attribution",
        "question", "question_id", "type", "right", "why", "unit", "tolerance", "image", "image_alt",
        .. Enumerable.Range(1, MostWrong).SelectMany(number => new[] { $"wrong{number}", $"why{number}" }),
    ];

    // What people write for it in other places.
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["lesson"] = "title", ["body"] = "text", ["content"] = "text", ["ask"] = "question", ["course"] = "track", ["answer"] = "right", ["correct"] = "right",
        ["url"] = "link", ["tags"] = "skills", ["explanation"] = "why", ["licence"] = "source_licence", ["license"] = "source_licence", ["source_license"] = "source_licence",
        ["attribution"] = "source_attribution", ["lesson_id"] = "id",
    };

    /// <summary>The known name of each column; null after an error.</summary>
    public static IReadOnlyList<string>? Read(string file, IReadOnlyList<string> header, List<ContentError> errors)
    {
        var names = header.Select(NameOf).ToList();
        while (names.Count > 0 && names[^1].Length == 0)
        {
            names.RemoveAt(names.Count - 1); // Excel writes columns that were once used
        }

        var before = errors.Count;
        foreach (var (at, name) in names.Index())
        {
            if (!Known.Contains(name))
            {
                var near = Nearest.To(name, Known);
                errors.Add(new ContentError(file, 1, "csv-column", $"Found the column “{Excerpt.Of(header[at].Trim(), 60)}”. {(near is null ? $"Expected some of {string.Join(", ", Known.Take(19))}, wrong1, why1 …" : $"Did you mean “{near}”?")}"));
            }
            else if (names.IndexOf(name) < at)
            {
                errors.Add(new ContentError(file, 1, "csv-column-twice", $"Found the column “{name}” twice. Keep one of them."));
            }
        }

        if (errors.Count == before && !names.Contains("title"))
        {
            errors.Add(new ContentError(file, 1, "csv-no-title", $"Found no column “title”, expected a header line such as {Example}."));
        }

        return errors.Count > before ? null : names;
    }

    private static string NameOf(string header)
    {
        var name = header.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        var bare = name.StartsWith("wrong_", StringComparison.Ordinal) || name.StartsWith("why_", StringComparison.Ordinal) ? name.Replace("_", "", StringComparison.Ordinal) : name;
        return AlsoCalled.GetValueOrDefault(bare, bare);
    }
}
