using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Content;

/// <summary>The header line of a sheet of lessons.</summary>
internal static partial class SheetColumns
{
    public const int MostWrong = 9;
    public const int MostOptions = 10;
    public const int MostRight = 5;

    public const string Example = "id,track,title,text,question,type,right,why,wrong1,why1,wrong2,why2";

    private static readonly string[] Known =
    [
        "id", "track", "title", "text", "format", "link", "skills", "minutes", "owner", "review_by",
        "source_title", "source_url", "source_licence", "source_attribution",
        "question", "question_id", "type", "right", "why", "unit", "tolerance", "image", "image_alt",
        .. Enumerable.Range(1, MostWrong).SelectMany(number => new[] { $"wrong{number}", $"why{number}" }),
        .. Enumerable.Range(1, MostOptions).SelectMany(number => new[] { $"option{number}", $"weight{number}" }),
        .. Enumerable.Range(1, MostRight).Select(number => $"right{number}"),
    ];

    // What people write for it in other places.
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["lesson"] = "title", ["body"] = "text", ["content"] = "text", ["ask"] = "question", ["course"] = "track", ["answer"] = "right", ["correct"] = "right",
        ["url"] = "link", ["tags"] = "skills", ["explanation"] = "why", ["licence"] = "source_licence", ["license"] = "source_licence", ["source_license"] = "source_licence",
        ["attribution"] = "source_attribution", ["lesson_id"] = "id", ["name"] = "title", ["questionname"] = "title", ["question_name"] = "title", ["lesson_title"] = "title",
        ["questiontext"] = "question", ["question_text"] = "question", ["prompt"] = "question", ["questiontype"] = "type", ["question_type"] = "type",
        ["correct_answer"] = "right", ["correct_answers"] = "right", ["right_answer"] = "right", ["right_answers"] = "right", ["correct_option"] = "right", ["key"] = "right",
        ["feedback"] = "why", ["rationale"] = "why", ["general_feedback"] = "why", ["topic"] = "track", ["category"] = "track", ["skill"] = "skills", ["idnumber"] = "question_id",
    };

    /// <summary>Whether the rows are questions alone: nothing in them is a lesson to read.</summary>
    public static bool IsBank(IReadOnlyList<string> columns) => columns.Contains("question") && !columns.Contains("text") && !columns.Contains("link");

    /// <summary>The known name of each column; null after an error. A header may say which one it is: "Frage = question".</summary>
    public static IReadOnlyList<string>? Read(string file, IReadOnlyList<string> header, List<ContentError> errors)
    {
        var names = Answers([.. header.Select(NameOf)]);
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
                var found = Excerpt.Of(header[at].Trim(), 60);
                errors.Add(new ContentError(file, 1, "csv-column", $"Found the column “{found}”. Say which one it is by writing “{(found.Length > 0 ? found : "…")} = question” for its name, or remove it. {(near is null ? $"Expected some of {string.Join(", ", Known.Take(19))}, wrong1, why1 …, option1 …." : $"Did you mean “{near}”?")}"));
            }
            else if (names.IndexOf(name) < at)
            {
                errors.Add(new ContentError(file, 1, "csv-column-twice", $"Found the column “{name}” twice. Keep one of them."));
            }
        }

        if (errors.Count == before && !names.Contains("title") && !IsBank(names))
        {
            errors.Add(new ContentError(file, 1, "csv-no-title", $"Found no column “title”, expected a header line such as {Example}."));
        }

        return errors.Count > before ? null : names;
    }

    /// <summary>"Answer 1" is a right answer where the options have columns of their own, and an option where the right answer has one.</summary>
    private static List<string> Answers(List<string> names)
    {
        var meant = names.Exists(name => name.StartsWith("option", StringComparison.Ordinal)) ? "right" : names.Contains("right") ? "option" : null;
        return meant is null ? names : [.. names.Select(name => name.StartsWith("answer", StringComparison.Ordinal) ? $"{meant}{name["answer".Length..]}" : name)];
    }

    private static string NameOf(string header)
    {
        var own = header[(header.LastIndexOf('=') + 1)..];
        var name = own.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return Numbered().Match(name) is { Success: true } numbered
            ? $"{(numbered.Groups["what"].Value is "choice" or "" ? "option" : numbered.Groups["what"].Value)}{Number(numbered.Groups["number"].Value)}"
            : AlsoCalled.GetValueOrDefault(name, name);
    }

    private static int Number(string written) => char.IsAsciiDigit(written[0]) ? int.Parse(written, CultureInfo.InvariantCulture) : written[0] - 'a' + 1;

    // wrong_1, option_b, choice3, answer 2, and a letter alone.
    [GeneratedRegex("^(?<what>wrong|why|weight|right|option|choice|answer)_?(?<number>[1-9][0-9]?|[a-j])\\z|^(?<what>)(?<number>[a-j])\\z", RegexOptions.None, 1000)]
    private static partial Regex Numbered();
}
