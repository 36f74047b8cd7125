using System.Text;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>One line of an iCalendar file: <c>NAME;PARAMETER=value:value</c>. Names are in capitals here.</summary>
internal sealed record IcsProperty(int Line, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    /// <summary>Null when the line has no such shape.</summary>
    public static IcsProperty? Read(int line, string text)
    {
        if (End(text, 0) is not { } end)
        {
            return null;
        }

        var name = text[..end].Trim().ToUpperInvariant();
        var parameters = new Dictionary<string, string>();
        while (text[end] == ';')
        {
            var start = end + 1;
            if (End(text, start) is not { } next)
            {
                return null;
            }

            end = next;
            var parts = text[start..end].Split('=', 2);
            if (parts.Length != 2 || !parameters.TryAdd(parts[0].Trim().ToUpperInvariant(), parts[1].Trim().Trim('"')))
            {
                return null;
            }
        }

        return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? new IcsProperty(line, name, parameters, text[(end + 1)..])
            : null;
    }

    /// <summary>Where the name or parameter that begins at <paramref name="start"/> ends: at the next ";" or ":" that stands in no quotes.</summary>
    private static int? End(string text, int start)
    {
        var quoted = false;
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (text[at] is ';' or ':'))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The value as people read it (3.3.11): "\n" is a line end, and a backslash takes the meaning from what follows.</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var at = 0; at < Value.Length; at++)
        {
            if (Value[at] != '\\' || at + 1 == Value.Length)
            {
                text.Append(Value[at]);
                continue;
            }

            at++;
            text.Append(Value[at] is 'n' or 'N' ? '\n' : Value[at]);
        }

        return text.ToString();
    }
}
