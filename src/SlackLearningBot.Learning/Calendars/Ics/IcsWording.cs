using System.Text;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>Texts and lines as an iCalendar file writes them.</summary>
internal static class IcsWording
{
    /// <summary>Octets of a line without its end (3.1).</summary>
    public const int LongestLine = 75;

    /// <summary>A text as a value (3.3.11): every kind of line end becomes "\n", other control characters but the tab are left out, and half a letter becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => @"\\",
                ';' => @"\;",
                ',' => @"\,",
                '\n' => @"\n",
                '\t' => "\t",
                _ => Rune.IsControl(rune) ? "" : rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A text between quotes, as a parameter (3.2): it can hold no quote of this kind and no line end.</summary>
    public static string Quotable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value == '"' ? "'" : Rune.IsControl(rune) ? " " : rune.ToString())).Trim();

    /// <summary>The line with its end, in pieces of at most 75 octets; what is continued begins with a space, and no letter is cut in two.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length + 2);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
