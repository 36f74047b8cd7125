namespace SlackLearningBot.Learning.Wording;

/// <summary>The beginning of a text.</summary>
public static class Excerpt
{
    /// <summary>The text itself, or at most <paramref name="length"/> UTF-16 units of it ending in "…"; never half a surrogate pair.</summary>
    public static string Of(string text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - 1;
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text[..end].TrimEnd() + "…";
    }

    /// <summary>
    /// The same, ending after a whole word where one ends in the second half; a text of one long word is cut inside it.
    /// </summary>
    public static string OfWords(string text, int length)
    {
        var cut = Of(text, length);
        if (cut.Length == 0 || text.Length <= length || char.IsWhiteSpace(text[cut.Length - 1]))
        {
            return cut;
        }

        var space = cut.LastIndexOf(' ');
        return space >= length / 2 ? cut[..space].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…" : cut;
    }
}
