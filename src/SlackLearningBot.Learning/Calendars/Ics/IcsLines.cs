using System.Text;
using System.Text.Unicode;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>The logical lines of an iCalendar file (RFC 5545, 3.1): unfolded, without empty ones, each with the number of its first line.</summary>
internal static class IcsLines
{
    /// <summary>Any line ends and a byte order mark are taken. Folds are undone before the text is decoded, since they may stand within a letter.</summary>
    public static IReadOnlyList<(int Line, string Text)> Read(string file, ReadOnlySpan<byte> bytes, List<CalendarFinding> errors)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            errors.Add(new CalendarFinding(file, 1, "Found UTF-16 text, expected UTF-8. Save the file as UTF-8."));
            return [];
        }

        var rest = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        var lines = new List<(int, string)>();
        var folded = new List<byte>();
        var (started, number) = (0, 0);
        while (!rest.IsEmpty)
        {
            number++;
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1))..];
            if (started > 0 && !line.IsEmpty && line[0] is (byte)' ' or (byte)'\t')
            {
                folded.AddRange(line[1..]);
                continue;
            }

            Finish(file, started, folded, lines, errors);
            folded.AddRange(line);
            started = number;
        }

        Finish(file, started, folded, lines, errors);
        return lines;
    }

    private static void Finish(string file, int line, List<byte> folded, List<(int, string)> lines, List<CalendarFinding> errors)
    {
        byte[] bytes = [.. folded];
        folded.Clear();
        if (!Utf8.IsValid(bytes))
        {
            errors.Add(new CalendarFinding(file, line, "Found bytes that are not UTF-8. Save the file as UTF-8."));
        }
        else if (bytes.Contains((byte)0))
        {
            errors.Add(new CalendarFinding(file, line, "Found a NUL character, expected text. Remove it."));
        }
        else if (Encoding.UTF8.GetString(bytes) is var text && !string.IsNullOrWhiteSpace(text))
        {
            lines.Add((line, text));
        }
    }
}
