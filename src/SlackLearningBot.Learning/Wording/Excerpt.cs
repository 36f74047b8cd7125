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
}
