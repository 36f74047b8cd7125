using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Calendars;

/// <summary>Days put in order, each once, with a name that fits into a sentence.</summary>
internal static class CalendarDays
{
    public const int Most = 4000;
    public const int FirstYear = 1900;
    public const int LastYear = 2200;
    private const int LongestName = 100;

    /// <summary>What several entries call one day is joined: "Labour Day, Ascension Day".</summary>
    public static IReadOnlyList<Holiday> Tidy(IEnumerable<Holiday> days) =>
    [
        .. days.GroupBy(holiday => holiday.Day)
            .OrderBy(same => same.Key)
            .Select(same => new Holiday(same.Key, Excerpt.Of(string.Join(", ", same.Select(holiday => holiday.Name).Distinct()), LongestName))),
    ];

    /// <summary>One line without control characters.</summary>
    public static string NameOf(string text)
    {
        var plain = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        var name = string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? "a holiday" : Excerpt.Of(name, LongestName);
    }
}
