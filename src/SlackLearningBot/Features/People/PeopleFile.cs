using CsvHelper;

namespace SlackLearningBot.Features.People;

/// <summary>Reads a CSV file of people: UTF-8, with a header line, separated by commas, semicolons or tabs.</summary>
internal static class PeopleFile
{
    private const int LongestCell = 200;

    private static readonly (string Header, PeopleColumn Column)[] Headers =
    [
        ("user", PeopleColumn.User), ("user_id", PeopleColumn.User), ("e-mail", PeopleColumn.Email), ("email", PeopleColumn.Email),
        ("manager", PeopleColumn.Manager), ("level", PeopleColumn.Level), ("team", PeopleColumn.Team), ("country", PeopleColumn.Country),
        ("site", PeopleColumn.Site),
    ];

    private static string KnownHeaders { get; } = string.Join(", ", Headers.Select(known => known.Header));

    /// <exception cref="System.Text.DecoderFallbackException">The reader refuses bytes that are not its encoding's.</exception>
    public static PeopleSheet Read(TextReader text)
    {
        var errors = new List<LineError>();
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false, // two columns of one name are an error to tell, not one to hide
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false, // one stray quotation mark must not swallow the rest of the file
            OnMalformedRecord = bad => errors.Add(new LineError(
                (int)bad.LineNumber, "a quotation mark stands where none may be, or is never closed; put the whole value in quotation marks and double those inside")),
        });
        if (!csv.Read())
        {
            return new PeopleSheet(new HashSet<PeopleColumn>(), [], [new LineError(1, $"the file is empty; expected a header line with some of {KnownHeaders}")]);
        }

        var columns = ReadHeader(Cells(csv), errors);
        var rows = new List<PeopleLine>();
        var isReadable = errors.Count == 0;
        while (isReadable && csv.Read())
        {
            rows.Add(ReadLine((int)csv.LineNumber, Cells(csv), columns, errors));
        }

        return new PeopleSheet(columns.OfType<PeopleColumn>().ToHashSet(), rows, [.. errors.OrderBy(error => error.Line)]);
    }

    private static string[] Cells(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static PeopleColumn?[] ReadHeader(string[] header, List<LineError> errors)
    {
        var columns = new PeopleColumn?[header.Length];
        for (var i = 0; i < header.Length; i++)
        {
            var name = header[i].Trim().ToLowerInvariant();
            var known = Array.FindIndex(Headers, one => one.Header == name);
            if (known < 0)
            {
                errors.Add(new LineError(1, $"the column \"{Show(header[i])}\" is not known; expected some of {KnownHeaders}"));
            }
            else if (columns.Contains(Headers[known].Column))
            {
                errors.Add(new LineError(1, $"the column \"{name}\" comes after another that says the same; keep one of them"));
            }
            else
            {
                columns[i] = Headers[known].Column;
            }
        }

        if (errors.Count == 0 && !columns.Contains(PeopleColumn.User) && !columns.Contains(PeopleColumn.Email))
        {
            errors.Add(new LineError(1, "no column says who it is about; expected user (or user_id) or e-mail (or email)"));
        }

        return columns;
    }

    private static PeopleLine ReadLine(int line, string[] cells, PeopleColumn?[] columns, List<LineError> errors)
    {
        var values = new Dictionary<PeopleColumn, string?>();
        if (cells.Length != columns.Length)
        {
            errors.Add(new LineError(line, $"{cells.Length} values, expected {columns.Length} as in the header; put values that contain the separator in quotation marks"));
            return new PeopleLine(line, values);
        }

        for (var i = 0; i < cells.Length; i++)
        {
            var value = cells[i].Trim();
            if (columns[i] is not { } column)
            {
                continue;
            }

            if (value.Length > LongestCell)
            {
                errors.Add(new LineError(line, $"{NameOf(column)} has {value.Length} characters, expected at most {LongestCell}"));
            }
            else if (value.Any(char.IsControl))
            {
                errors.Add(new LineError(line, $"{NameOf(column)} contains a control character (a line break, a tab or a NUL); remove it"));
            }

            values[column] = value.Length == 0 ? null : value;
        }

        return new PeopleLine(line, values);
    }

    public static string NameOf(PeopleColumn column) => column is PeopleColumn.Email ? "e-mail" : column.ToString().ToLowerInvariant();

    private static string Show(string text) => new([.. text.Where(character => !char.IsControl(character)).Take(60)]);
}
