namespace SlackLearningBot.Learning.Content;

/// <summary>How long a text takes to read.</summary>
public static class ReadingTime
{
    /// <summary>Words a minute of silent reading of English non-fiction by adults (Brysbaert 2019, doi 10.1016/j.jml.2019.104047).</summary>
    public const int WordsPerMinute = 238;

    /// <summary>The time for a text without markup, to the second; a word is a run without spaces that has a letter or digit.</summary>
    public static TimeSpan Of(string plainText)
    {
        var words = plainText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
        return TimeSpan.FromSeconds(Math.Ceiling(words * 60.0 / WordsPerMinute));
    }

    /// <summary>The time for a person, rounded to minutes: "1 min" at least.</summary>
    public static string Show(TimeSpan time) => $"{Math.Max(1, (int)Math.Round(time.TotalMinutes, MidpointRounding.AwayFromZero))} min";
}
