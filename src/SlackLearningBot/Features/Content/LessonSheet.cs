using CsvHelper;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>
/// Lessons in a CSV file: one row a lesson with its question; further questions of it in further rows with the same id, or with neither id nor
/// title. Without texts and links the rows are questions alone, and become lessons of a few questions each. Commas, semicolons or tabs; a text may have line breaks inside quotation marks.
/// </summary>
internal static class LessonSheet
{
    private const int MostRows = 5000;

    /// <returns>The lessons by the track they name; an empty name for those that name none.</returns>
    public static IReadOnlyList<PartDraft> Read(string file, string text, List<ContentError> errors)
    {
        var before = errors.Count;
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = true,
            OnMalformedRecord = bad => errors.Add(new ContentError(
                file, (int)Math.Max(1, bad.LineNumber), "csv-quotes", "Found a quotation mark where none may be, or one that is never closed. Put the whole value in quotation marks and double those inside.")),
        });
        if (!csv.Read() || SheetColumns.Read(file, Cells(csv), errors) is not { } columns)
        {
            if (errors.Count == before)
            {
                errors.Add(new ContentError(file, 1, "csv-empty", $"Found nothing, expected a header line such as {SheetColumns.Example}."));
            }

            return [];
        }

        var rows = new List<SheetRow>();
        while (csv.Read())
        {
            var row = new SheetRow(new At(file, (int)csv.LineNumber), columns, Cells(csv));
            if (rows.Count == MostRows)
            {
                errors.Add(new ContentError(file, row.At.Line, "csv-too-long", $"Found more than {MostRows} rows. Divide the file."));
                break;
            }

            if (!row.IsEmpty)
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0 && errors.Count == before)
        {
            errors.Add(new ContentError(file, 1, "csv-empty", "Found a header line and no lesson below it."));
        }

        return errors.Count > before ? [] : SheetColumns.IsBank(columns) ? Bank(file, rows) : Group(rows);
    }

    private static List<PartDraft> Bank(string file, IReadOnlyList<SheetRow> rows)
    {
        var name = QuestionSet.NameOf(file);
        return [.. rows.GroupBy(row => row["track"]?.Text.Trim() ?? "").Select(track => new PartDraft(
            new Raw(track.Key, track.First().At),
            QuestionSet.Lessons(track.Key.Length > 0 ? track.Key : name, [.. track.Select(row => new SetQuestion(
                SheetQuestion.Of(row, "", 0) with
                {
                    Id = row["question_id"] ?? row["id"] ?? new Raw(FileId.Of($"{name}/{(row["title"] ?? row["question"])?.Text}"), row.At),
                },
                null,
                [.. row.List("skills", ',', ';', '|').Select(skill => skill.Text)]))])))];
    }

    private static List<PartDraft> Group(IReadOnlyList<SheetRow> rows)
    {
        var lessons = new List<(Raw Track, List<SheetRow> Rows)>();
        foreach (var row in rows)
        {
            if (lessons.Count > 0 && row.Continues(lessons[^1].Rows[0]))
            {
                lessons[^1].Rows.Add(row);
            }
            else
            {
                lessons.Add((row["track"] ?? new Raw("", row.At), [row]));
            }
        }

        return [.. lessons.GroupBy(lesson => lesson.Track.Text.Trim()).Select(track => new PartDraft(track.First().Track with { Text = track.Key }, [.. track.Select(lesson => LessonOf(lesson.Rows))]))];
    }

    private static LessonDraft LessonOf(List<SheetRow> rows)
    {
        var row = rows[0];
        var id = row["id"] ?? (row["title"] is { } title ? new Raw(FileId.Of(title.Text), title.At) : null);
        var body = row["text"]?.Text.ReplaceLineEndings("\n") ?? "";
        return new LessonDraft
        {
            At = row.At,
            Id = id,
            Title = row["title"],
            Format = row["format"] is { } format ? format with { Text = format.Text.Trim().ToLowerInvariant() } : null,
            Link = row["link"],
            Minutes = row["minutes"],
            Owner = row["owner"],
            ReviewBy = row["review_by"],
            Source = row.Source,
            Skills = row.List("skills", ',', ';', '|'),
            Questions = [.. rows.Where(one => one.HasQuestion).Select((one, at) => SheetQuestion.Of(one, id?.Text ?? "", at + 1))],
            Body = new Raw(body, row.At),
            PlainBody = MarkdownBlocks.Plain(body),
        };
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
}
