using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>
/// The sheets of an Excel workbook as the CSV texts that a reader of sheets takes, one line a row, so that a remark's line is the row's number. A line
/// end inside a cell becomes Unicode's line separator, which readers of text take for a line end. What a workbook says about its own size is not believed.
/// </summary>
internal static class WorkbookReader
{
    private const char LineInCell = '\u2028';

    // The library asks for a code page of Windows before it opens anything, although workbooks of this kind are UTF-8.
    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static UploadRead Read(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > UploadLimits.FileBytes)
        {
            return UploadRead.Refused(UploadWords.FileTooLarge(name, bytes.Length));
        }

        try
        {
            var content = bytes.ToArray();
            if (!Fits(content))
            {
                return UploadRead.Refused(UploadWords.WorkbookTooLarge(name));
            }

            using var stream = new MemoryStream(content, writable: false);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            return Sheets(name, reader) is not { } sheets ? UploadRead.Refused(UploadWords.WorkbookTooLarge(name))
                : sheets.Count == 0 ? UploadRead.Refused(UploadWords.EmptyWorkbook(name))
                : new UploadRead([.. sheets.Select(sheet => new ContentFile(PathOf(name, sheet.Name, sheets.Count), sheet.Text))], []);
        }
        catch (Exception broken) when (broken is ExcelReaderException or InvalidDataException or IOException or System.Xml.XmlException or ArgumentException or FormatException
            or InvalidOperationException or NullReferenceException or NotSupportedException or OverflowException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException)
        {
            return UploadRead.Refused(UploadWords.BrokenWorkbook(name));
        }
    }

    /// <summary>Whether what is unpacked stays within what one zip of lessons may hold.</summary>
    private static bool Fits(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var left = (long)UploadLimits.UnpackedBytes;
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries.Take(UploadLimits.ZipEntries))
        {
            using var packed = entry.Open();
            while (packed.Read(buffer) is var count and > 0)
            {
                if ((left -= count) < 0)
                {
                    return false;
                }
            }
        }

        return archive.Entries.Count <= UploadLimits.ZipEntries;
    }

    /// <summary>Null when there is too much in them; sheets without a word are left out.</summary>
    private static List<(string Name, string Text)>? Sheets(string name, IExcelDataReader reader)
    {
        var sheets = new List<(string, string)>();
        var left = UploadLimits.SheetCharacters;
        do
        {
            var text = new StringBuilder();
            var isEmpty = true;
            while (reader.Read())
            {
                if (reader.FieldCount > UploadLimits.SheetColumns || text.Length > left)
                {
                    return null;
                }

                var cells = Enumerable.Range(0, reader.FieldCount).Select(at => Words(reader.GetValue(at))).ToList();
                isEmpty = isEmpty && cells.TrueForAll(cell => cell.Length == 0);
                text.AppendJoin(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
            }

            left -= text.Length;
            if (!isEmpty)
            {
                sheets.Add((reader.Name, text.ToString()));
            }
        }
        while (left >= 0 && reader.NextResult());
        return left < 0 ? null : sheets;
    }

    private static string Words(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}".Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings($"{LineInCell}").Trim(),
    };

    private static string PathOf(string name, string sheet, int sheets)
    {
        var plain = new string([.. sheet.Select(letter => char.IsControl(letter) || letter is '/' or '\\' ? ' ' : letter)]).Trim();
        return sheets == 1 ? name : $"{name[..^".xlsx".Length]} ({plain}).xlsx";
    }
}
