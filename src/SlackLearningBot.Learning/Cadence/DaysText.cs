using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Learning days as people type and read them.</summary>
public static partial class DaysText
{
    private const int LongestText = 100;
    private static readonly string[] Names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Reads "mon-thu", "Monday to Thursday", "mon, wed, fri", "weekdays", "every day"; a range may pass the weekend ("fri-mon").</summary>
    /// <returns>At least one day, or null when the text is anything else.</returns>
    public static LearningDays? Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        var tidy = Joiner().Replace(Dash().Replace(text.Trim().ToLowerInvariant(), "-"), " ").Trim();
        switch (tidy)
        {
            case "weekdays" or "workdays" or "working days":
                return LearningDays.Weekdays;
            case "weekend" or "weekends":
                return LearningDays.Weekend;
            case "every day" or "everyday" or "daily" or "all days" or "all":
                return LearningDays.EveryDay;
            default:
                return ParseList(tidy);
        }
    }

    /// <summary>The short form people can type back: "mon-thu", "mon, wed, fri", "weekdays", "every day".</summary>
    /// <exception cref="ArgumentException">No day at all, or a bit that is no day.</exception>
    public static string Format(LearningDays days) => days switch
    {
        LearningDays.EveryDay => "every day",
        LearningDays.Weekdays => "weekdays",
        _ => string.Join(", ", Runs(days).Select(run => Join(run, "-", name => name[..3].ToLowerInvariant(), ", "))),
    };

    /// <summary>The form for a sentence: "Monday to Thursday", "Monday, Wednesday and Friday", "every day".</summary>
    /// <exception cref="ArgumentException">No day at all, or a bit that is no day.</exception>
    public static string Words(LearningDays days)
    {
        if (days == LearningDays.EveryDay)
        {
            return "every day";
        }

        var parts = Runs(days).SelectMany(run => run.Count > 2 ? [Join(run, " to ", name => name, "")] : run.Select(day => Names[day])).ToList();
        return parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
    }

    /// <summary>The bit of one day of the week.</summary>
    public static LearningDays Of(DayOfWeek day) => (LearningDays)(1 << (((int)day + 6) % 7));

    internal static LearningDays? ParseDay(string word) => Index(word) is { } index ? (LearningDays)(1 << index) : null;

    private static LearningDays? ParseList(string tidy)
    {
        var days = LearningDays.None;
        foreach (var part in tidy.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseRange(part) is not { } range)
            {
                return null;
            }

            days |= range;
        }

        return days == LearningDays.None ? null : days;
    }

    private static LearningDays? ParseRange(string part)
    {
        var ends = part.Split('-');
        if (ends.Length > 2 || Index(ends[0]) is not { } first || Index(ends[^1]) is not { } last)
        {
            return null;
        }

        var days = LearningDays.None;
        for (var day = first; ; day = (day + 1) % 7)
        {
            days |= (LearningDays)(1 << day);
            if (day == last)
            {
                return days;
            }
        }
    }

    private static int? Index(string word) => word.TrimEnd('.') switch
    {
        "mon" or "monday" or "mondays" => 0,
        "tue" or "tues" or "tuesday" or "tuesdays" => 1,
        "wed" or "weds" or "wednesday" or "wednesdays" => 2,
        "thu" or "thur" or "thurs" or "thursday" or "thursdays" => 3,
        "fri" or "friday" or "fridays" => 4,
        "sat" or "saturday" or "saturdays" => 5,
        "sun" or "sunday" or "sundays" => 6,
        _ => null,
    };

    private static List<List<int>> Runs(LearningDays days)
    {
        if (days == LearningDays.None || (days & ~LearningDays.EveryDay) != LearningDays.None)
        {
            throw new ArgumentException($"Found {(int)days}, expected learning days from 1 (Monday) to 127 (every day).", nameof(days));
        }

        var runs = new List<List<int>>();
        for (var day = 0; day < 7; day++)
        {
            if (((int)days & (1 << day)) == 0)
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1][^1] == day - 1)
            {
                runs[^1].Add(day);
            }
            else
            {
                runs.Add([day]);
            }
        }

        return runs;
    }

    private static string Join(List<int> run, string range, Func<string, string> name, string comma) => run.Count > 2
        ? name(Names[run[0]]) + range + name(Names[run[^1]])
        : string.Join(comma, run.Select(day => name(Names[day])));

    [GeneratedRegex(@"\s*[-\u2010-\u2015]\s*|\s+(?:to|until)\s+", RegexOptions.None, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"\s*[,;&+/]\s*(?:and\s+)?|\s+and\s+|\s+", RegexOptions.None, 1000)]
    private static partial Regex Joiner();
}
