using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Calendars;

/// <summary>A calendar of rules as its file spells it: not checked yet.</summary>
/// <param name="File">For what is found.</param>
/// <param name="Name">The key "calendar".</param>
/// <param name="Title">The key "title".</param>
/// <param name="Source">The key "source".</param>
/// <param name="Years">The key "years": for which years the rules are known to hold.</param>
/// <param name="Days">Each rule with its name.</param>
public sealed record RuleDraft(
    string File, CalendarEntry? Name, CalendarEntry? Title, CalendarEntry? Source, CalendarEntry? Years, IReadOnlyList<(CalendarEntry Rule, string Name)> Days);

/// <summary>A piece of a file and the line it stands on.</summary>
public sealed record CalendarEntry(int Line, string Text);

/// <summary>Turns rules into days.</summary>
public static partial class RuleCalendar
{
    private const int MostYears = 50;
    private const int MostRules = 500;

    /// <param name="draft">The file.</param>
    /// <param name="first">The first year looked at when the file names none.</param>
    /// <param name="last">The last one.</param>
    public static CalendarReading Read(RuleDraft draft, int first, int last)
    {
        var errors = new List<CalendarFinding>();
        void Refuse(int line, string message) => errors.Add(new CalendarFinding(draft.File, line, message));

        var name = draft.Name is { } given ? CalendarName.Read(given.Text) : null;
        if (draft.Name is not null && name is null)
        {
            Refuse(draft.Name.Line, $"Found the calendar name '{draft.Name.Text}', expected at most 32 letters, digits and hyphens, such as CH or CH-ZURICH.");
        }

        if (draft.Years is { } years)
        {
            if (ReadYears(years.Text) is { } found)
            {
                (first, last) = found;
            }
            else
            {
                Refuse(years.Line, $"Found the years '{years.Text}', expected two years at most {MostYears} apart, such as 2026-2030.");
            }
        }

        var rules = new List<(DayRule Rule, string Name)>();
        foreach (var (rule, called) in draft.Days.Take(MostRules + 1))
        {
            if (DayRule.Read(rule.Text) is { } known)
            {
                rules.Add((known, CalendarDays.NameOf(called)));
            }
            else
            {
                Refuse(rule.Line, $"Found '{rule.Text}', expected a day such as 12-25, easter-2, last monday of may, saturday from 06-20 or 2026-12-28.");
            }
        }

        if (draft.Days.Count is 0 or > MostRules)
        {
            Refuse(draft.Days.Count == 0 ? 1 : draft.Days[MostRules].Rule.Line, $"Found {draft.Days.Count} entries under 'days', expected 1 to {MostRules}.");
        }

        return new CalendarReading
        {
            Name = name,
            Title = draft.Title is { } title ? CalendarDays.NameOf(title.Text) : null,
            Source = draft.Source is { } source ? CalendarDays.NameOf(source.Text) : null,
            Days = errors.Count > 0 ? [] : CalendarDays.Tidy(Enumerable.Range(first, last - first + 1).SelectMany(year => DaysIn(year, rules))),
            Errors = errors,
        };
    }

    /// <summary>What is made up for must find the other holidays there: they come first.</summary>
    private static List<Holiday> DaysIn(int year, List<(DayRule Rule, string Name)> rules)
    {
        var days = rules.SelectMany(rule => rule.Rule.In(year).Select(day => new Holiday(day, rule.Name))).ToList();
        var taken = days.Select(holiday => holiday.Day).ToHashSet();
        foreach (var (rule, name) in rules)
        {
            foreach (var day in rule.In(year).Where(IsWeekend))
            {
                if (MadeUp(rule.MakesUp, day, taken) is { } instead && taken.Add(instead))
                {
                    days.Add(new Holiday(instead, $"{name} (day off for it)"));
                }
            }
        }

        return days;
    }

    private static DateOnly? MadeUp(MakesUp how, DateOnly day, HashSet<DateOnly> taken)
    {
        switch (how)
        {
            case MakesUp.NearestWeekday:
                return day.AddDays(day.DayOfWeek == DayOfWeek.Saturday ? -1 : 1);
            case MakesUp.NextWeekday:
                var next = day.AddDays(1);
                while (IsWeekend(next) || taken.Contains(next))
                {
                    next = next.AddDays(1);
                }

                return next;
            default:
                return null;
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static (int First, int Last)? ReadYears(string text)
    {
        var match = YearRange().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var first = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var last = match.Groups[2].Success ? int.Parse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : first;
        return first >= CalendarDays.FirstYear && last <= CalendarDays.LastYear && first <= last && last - first <= MostYears ? (first, last) : null;
    }

    [GeneratedRegex(@"^\s*([0-9]{4})(?:\s*[-\u2013]\s*([0-9]{4}))?\s*\z", RegexOptions.None, 1000)]
    private static partial Regex YearRange();
}
