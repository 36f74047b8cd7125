namespace SlackLearningBot.Learning.Gatherings;

/// <summary>A kind of session that is named in what somebody looks for: the workshop of "workshop sql".</summary>
/// <param name="Kind">Which.</param>
/// <param name="Others">What is left of the words: "sql"; empty when the kind is all they say.</param>
public sealed record KindInWords(KindWords Kind, string Others)
{
    /// <summary>All that people call them, the longest first: "book circle meetings" before "book circle".</summary>
    private static readonly IReadOnlyList<(string[] Name, KindWords Kind)> Names =
    [
        .. KindWords.Sessions
            .SelectMany(kind => new[] { kind.Kind.Replace('_', ' '), kind.Kind.Replace('_', ' ') + "s", kind.One, kind.Several }.Distinct(StringComparer.Ordinal).Select(name => (Name: name.Split(' '), kind)))
            .OrderByDescending(one => one.Name.Length),
    ];

    /// <summary>Null when they name none, or stand in quotes: then just these words are meant.</summary>
    public static KindInWords? Read(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Contains('"', StringComparison.Ordinal))
        {
            return null;
        }

        var typed = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var (name, kind) in Names)
        {
            for (var at = 0; at + name.Length <= typed.Length; at++)
            {
                if (typed.AsSpan(at, name.Length).SequenceEqual(name, StringComparer.OrdinalIgnoreCase))
                {
                    return new KindInWords(kind, string.Join(' ', typed[..at].Concat(typed[(at + name.Length)..])));
                }
            }
        }

        return null;
    }
}
