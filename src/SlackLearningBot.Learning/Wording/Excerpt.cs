namespace SlackLearningBot.Learning.Wording;

/// <summary>The beginning of a text.</summary>
public static class Excerpt
{
    /// <summary>The text itself, or at most <paramref name="length"/> UTF-16 units of it ending in "…", after a whole word where one ends in the last third; never half a surrogate pair.</summary>
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

        var word = text.LastIndexOf(' ', end);
        return text[..(word > end * 2 / 3 ? word : end)].TrimEnd() + "…";
    }
}
