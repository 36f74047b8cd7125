using CsvHelper;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Courses;

/// <summary>
/// A list of what can be learnt elsewhere: a header line with title and url, and with kind, hours or skills. A row that cannot be used is told with its
/// line and the reason; it never keeps the others from being used.
/// </summary>
internal static class CourseSheet
{
    public const int MostRows = 2000;

    private static readonly Dictionary<string, CourseField> Columns = new(StringComparer.Ordinal)
    {
        ["title"] = CourseField.Title, ["name"] = CourseField.Title, ["course"] = CourseField.Title,
        ["url"] = CourseField.Url, ["link"] = CourseField.Url, ["address"] = CourseField.Url,
        ["kind"] = CourseField.Kind,
        ["hours"] = CourseField.Hours, ["duration"] = CourseField.Hours,
        ["skills"] = CourseField.Skills, ["topics"] = CourseField.Skills, ["tags"] = CourseField.Skills,
    };

    // A sheet with one of these is one of lessons or questions.
    private static readonly string[] OfLessons = ["text", "body", "content", "question", "ask", "type", "right", "answer", "track"];

    /// <summary>An address, and what no sheet of lessons has: how long it takes, or of which kind it is.</summary>
    public static bool Recognises(string text)
    {
        using var csv = Open(text, _ => { });
        string[] names = csv.Read() ? [.. Cells(csv).Select(NameOf)] : [];
        var fields = names.Where(Columns.ContainsKey).Select(name => Columns[name]).ToHashSet();
        return fields.Contains(CourseField.Url) && (fields.Contains(CourseField.Kind) || fields.Contains(CourseField.Hours)) && !names.Intersect(OfLessons).Any();
    }

    /// <param name="text">Of a sheet that is recognised.</param>
    /// <param name="newId">An id for what turns out to be new.</param>
    public static CourseList Read(string text, Func<Guid> newId)
    {
        var entries = new List<ImportEntry>();
        var problems = new List<ImportProblem>();
        var broken = new HashSet<int>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        using var csv = Open(text, line =>
        {
            if (broken.Add(line))
            {
                problems.Add(new ImportProblem(line, "Found a quotation mark where none may be, or one that is never closed. Put the whole value in quotation marks and double those inside."));
            }
        });
        var columns = csv.Read() ? Cells(csv).Select(name => Columns.TryGetValue(NameOf(name), out var field) ? field : (CourseField?)null).ToList() : [];
        for (var rows = 0; csv.Read();)
        {
            var (line, cells) = ((int)csv.LineNumber, Cells(csv));
            if (cells.All(string.IsNullOrWhiteSpace) || broken.Contains(line))
            {
                continue;
            }

            if (++rows > MostRows)
            {
                problems.Add(new ImportProblem(line, $"Found more than {MostRows} rows. Put this one and those below it into another file."));
                break;
            }

            if (Reason(cells) is { } reason)
            {
                problems.Add(new ImportProblem(line, reason));
            }
            else if (CourseCheck.Read(DraftOf(columns, cells), out var wrong) is not { } entry)
            {
                problems.Add(new ImportProblem(line, string.Join(' ', wrong.Select(problem => problem.Message))));
            }
            else if (!lines.TryAdd(entry.Url, line))
            {
                problems.Add(new ImportProblem(line, $"Line {lines[entry.Url]} has the same address, and the first one counts."));
            }
            else
            {
                entries.Add(ImportEntry.Of(newId(), entry));
            }
        }

        return new CourseList(entries, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static CsvReader Open(string text, Action<int> onBroken) => CsvReader.Create(new StringReader(text), new CsvReaderOptions
    {
        HasHeader = false,
        TrackLineNumbers = true,
        AllowLineBreaksInQuotes = false, // one stray quotation mark must not swallow the rest of the file
        OnMalformedRecord = bad => onBroken((int)Math.Max(1, bad.LineNumber)),
    });

    private static string? Reason(string[] cells) =>
        cells.Any(cell => cell.Contains('\0', StringComparison.Ordinal)) ? "Found a NUL character, expected text. Remove it."
        : cells.Any(cell => cell.Contains('\ufffd', StringComparison.Ordinal)) ? "Found bytes that are not UTF-8. In Excel choose “CSV UTF-8” as file type."
        : null;

    private static CourseDraft DraftOf(IReadOnlyList<CourseField?> columns, string[] cells)
    {
        return new CourseDraft(Cell(CourseField.Title), Cell(CourseField.Url), Cell(CourseField.Kind), Cell(CourseField.Hours), Cell(CourseField.Skills));

        string? Cell(CourseField field) => columns.Zip(cells).FirstOrDefault(pair => pair.First == field && !string.IsNullOrWhiteSpace(pair.Second)).Second;
    }

    private static string NameOf(string header) => PlainLine.Of(header).TrimStart('\ufeff').ToLowerInvariant();

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
