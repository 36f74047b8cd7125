using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>Topics as people write them into one field: with commas, semicolons or a line each.</summary>
public static class TopicList
{
    /// <summary>How many one person may name.</summary>
    public const int Most = 20;

    /// <summary>Characters of one topic.</summary>
    public const int Longest = 75;

    /// <summary>
    /// Each topic once, whatever its capitals, in the order in which they were named first; spaces at the ends and double ones are no part of them.
    /// </summary>
    public static IReadOnlyList<string> Read(string text) =>
    [
        .. text.Split([',', ';', '\n', '\r'])
            .Select(topic => string.Join(' ', topic.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(topic => topic.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What keeps the list from being taken, as a sentence with what to do; null when nothing does.</summary>
    /// <param name="topics">As read.</param>
    public static string? Problem(IReadOnlyList<string> topics) =>
        topics.Count > Most ? $"These are {topics.Count} topics, and at most {Most} fit. Leave out the least important ones."
        : topics.FirstOrDefault(topic => topic.Length > Longest) is { } longest ? $"“{Excerpt.Of(longest, 40)}” has {longest.Length} characters, and a topic at most {Longest}. Put commas between topics."
        : null;
}
