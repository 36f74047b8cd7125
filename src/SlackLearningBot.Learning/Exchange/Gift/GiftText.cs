namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>A text whose escapes are resolved: a character that was escaped stands for itself and is never found as a control character.</summary>
internal sealed class GiftText
{
    private readonly string text;
    private readonly bool[] escaped;
    private readonly int firstLine;

    private GiftText(string text, bool[] escaped, int firstLine)
    {
        this.text = text;
        this.escaped = escaped;
        this.firstLine = firstLine;
    }

    /// <param name="raw">As written, with "\n" as line end.</param>
    /// <param name="firstLine">The line it begins in, counted from 1.</param>
    public static GiftSpan Read(string raw, int firstLine)
    {
        var plain = new char[raw.Length];
        var isEscaped = new bool[raw.Length];
        var length = 0;
        for (var at = 0; at < raw.Length; at++)
        {
            var isEscape = raw[at] == '\\' && at + 1 < raw.Length && raw[at + 1] is '\\' or ':' or '#' or '=' or '{' or '}' or '~' or 'n';
            if (raw[at] == '\\' && isEscape)
            {
                at++;
                isEscaped[length] = true;
                plain[length++] = raw[at] == 'n' ? '\n' : raw[at];
            }
            else
            {
                plain[length++] = raw[at];
            }
        }

        return new GiftSpan(new GiftText(new string(plain, 0, length), isEscaped, firstLine), 0, length);
    }

    public char this[int at] => text[at];

    public int LineOf(int at)
    {
        var line = firstLine;
        for (var index = 0; index < at && index < text.Length; index++)
        {
            line += text[index] == '\n' && !escaped[index] ? 1 : 0;
        }

        return line;
    }

    public string Substring(int start, int end) => text[start..end];

    public bool IsEscaped(int at) => escaped[at];

    public bool IsControl(int at, char sign) => text[at] == sign && !escaped[at];

    /// <summary>Whether it is white space of the file, not of an escape.</summary>
    public bool IsSpace(int at) => !escaped[at] && Spaces.Contains(text[at]);

    /// <summary>What the importer takes away at both ends of a text; a non-breaking space is none of it.</summary>
    public const string Spaces = " \t\n\r\0\v";

    private static readonly char[] SpaceSigns = [.. Spaces];

    public static string Trim(string text) => text.Trim(SpaceSigns);
}

/// <summary>A part of a <see cref="GiftText"/>.</summary>
internal readonly record struct GiftSpan(GiftText Owner, int Start, int End)
{
    public bool IsEmpty => Start >= End;

    public int Line => Owner.LineOf(Start);

    /// <summary>The words, without white space at both ends.</summary>
    public string Text => GiftText.Trim(Raw);

    /// <summary>Everything, white space included.</summary>
    public string Raw => Owner.Substring(Start, Math.Max(Start, End));

    public bool StartsWith(char sign) => !IsEmpty && Owner.IsControl(Start, sign);

    public bool EndsWith(char sign) => !IsEmpty && Owner.IsControl(End - 1, sign);

    /// <summary>Where the signs stand unescaped, counted in the owner; −1 when they do not.</summary>
    public int Find(string signs, int from = -1)
    {
        for (var at = Math.Max(from, Start); at + signs.Length <= End; at++)
        {
            if (Has(signs, at))
            {
                return at;
            }
        }

        return -1;
    }

    public int FindLast(string signs)
    {
        for (var at = End - signs.Length; at >= Start; at--)
        {
            if (Has(signs, at))
            {
                return at;
            }
        }

        return -1;
    }

    public GiftSpan From(int start) => this with { Start = Math.Min(start, End) };

    public GiftSpan Until(int end) => this with { End = end };

    public GiftSpan Trim()
    {
        var (start, end) = (Start, End);
        while (start < end && Owner.IsSpace(start))
        {
            start++;
        }

        while (end > start && Owner.IsSpace(end - 1))
        {
            end--;
        }

        return this with { Start = start, End = end };
    }

    /// <summary>The parts between the unescaped signs, at most <paramref name="most"/>; the last one keeps the rest.</summary>
    public List<GiftSpan> Split(char sign, int most = int.MaxValue)
    {
        var parts = new List<GiftSpan>();
        var from = Start;
        for (var at = Start; at < End && parts.Count + 1 < most; at++)
        {
            if (Owner.IsControl(at, sign))
            {
                parts.Add(this with { Start = from, End = at });
                from = at + 1;
            }
        }

        parts.Add(this with { Start = from });
        return parts;
    }

    private bool Has(string signs, int at)
    {
        for (var index = 0; index < signs.Length; index++)
        {
            if (!Owner.IsControl(at + index, signs[index]))
            {
                return false;
            }
        }

        return true;
    }
}
