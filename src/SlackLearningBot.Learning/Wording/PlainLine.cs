using System.Text;

namespace SlackLearningBot.Learning.Wording;

/// <summary>What people write into a field of one line.</summary>
public static class PlainLine
{
    /// <summary>
    /// On one line, each gap one space, without control characters (a database takes no NUL), halves of surrogate pairs and the signs that turn the
    /// direction of what follows them.
    /// </summary>
    public static string Of(string? text)
    {
        var line = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                line.Append(' ');
            }
            else if (rune != Rune.ReplacementChar && !TurnsDirection(rune.Value))
            {
                line.Append(rune.ToString());
            }
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool TurnsDirection(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
