using System.Globalization;
using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Calendars;

/// <summary>
/// On which days a holiday falls, as calendar files write it: "12-25", "easter-2", "last monday of may", "saturday from 06-20" (the first on
/// or after it), "2026-12-28", "2026-12-28 to 2026-12-31"; after it "or next weekday" or "or nearest weekday" for what is made up for when
/// it falls on a weekend, and "since 2026" or "until 2028".
/// </summary>
public sealed partial class DayRule
{
    private static readonly string[] Places = ["first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private readonly Func<int, IEnumerable<DateOnly>> days;
    private readonly int since;
    private readonly int until;

    private DayRule(Func<int, IEnumerable<DateOnly>> days, MakesUp makesUp, int since, int until)
    {
        (this.days, MakesUp, this.since, this.until) = (days, makesUp, since, until);
    }

    /// <summary>What is given for a holiday on a weekend.</summary>
    public MakesUp MakesUp { get; }

    /// <summary>Null when it is no such rule, or names a day that never comes.</summary>
    public static DayRule? Read(string text)
    {
        var match = Rule().Match(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant());
        return match.Success && DaysOf(match) is { } days
            ? new DayRule(days, MakesUpOf(match.Groups["made"].Value), YearOf(match.Groups["since"], int.MinValue), YearOf(match.Groups["until"], int.MaxValue))
            : null;
    }

    /// <summary>The days of one year, in order; none in a year that has no such day.</summary>
    public IEnumerable<DateOnly> In(int year) => year >= since && year <= until ? days(year) : [];

    private static Func<int, IEnumerable<DateOnly>>? DaysOf(Match match)
    {
        if (match.Groups["date"] is { Success: true } date)
        {
            var first = DateOf(date);
            var last = match.Groups["end"].Success ? DateOf(match.Groups["end"]) : first;
            return first is null || last is null || last < first || last.Value.DayNumber - first.Value.DayNumber > 366
                ? null
                : year => Enumerable.Range(0, last.Value.DayNumber - first.Value.DayNumber + 1).Select(first.Value.AddDays).Where(day => day.Year == year);
        }

        if (match.Groups["easter"].Success)
        {
            var offset = match.Groups["offset"].Success ? int.Parse(match.Groups["offset"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
            return year => [Easter.Of(year).AddDays(offset)];
        }

        if (match.Groups["place"] is { Success: true } place)
        {
            var month = Array.IndexOf(Months, match.Groups["month"].Value) + 1;
            var nth = Array.IndexOf(Places, place.Value);
            var weekday = Enum.Parse<DayOfWeek>(match.Groups["weekday"].ValueSpan, ignoreCase: true);
            return year => NthOf(year, month, weekday, nth);
        }

        var (monthOfYear, day) = (Number(match.Groups["mm"]), Number(match.Groups["dd"]));
        if (monthOfYear is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, monthOfYear))
        {
            return null;
        }

        if (!match.Groups["from"].Success)
        {
            return year => day <= DateTime.DaysInMonth(year, monthOfYear) ? [new DateOnly(year, monthOfYear, day)] : [];
        }

        var wanted = Enum.Parse<DayOfWeek>(match.Groups["from"].ValueSpan, ignoreCase: true);
        return year => [FirstFrom(new DateOnly(year, monthOfYear, Math.Min(day, DateTime.DaysInMonth(year, monthOfYear))), wanted)];
    }

    private static IEnumerable<DateOnly> NthOf(int year, int month, DayOfWeek weekday, int nth)
    {
        if (nth < 0)
        {
            return [FirstFrom(new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6), weekday)];
        }

        var day = FirstFrom(new DateOnly(year, month, 1), weekday).AddDays(7 * nth);
        return day.Month == month ? [day] : [];
    }

    private static DateOnly FirstFrom(DateOnly day, DayOfWeek weekday) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);

    private static DateOnly? DateOf(Group text) =>
        DateOnly.TryParseExact(text.ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= CalendarDays.FirstYear and <= CalendarDays.LastYear ? day : null;

    private static MakesUp MakesUpOf(string word) => word switch
    {
        "next" => MakesUp.NextWeekday,
        "nearest" => MakesUp.NearestWeekday,
        _ => MakesUp.Nothing,
    };

    private static int YearOf(Group group, int otherwise) => group.Success ? Number(group) : otherwise;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^(?:
            (?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:\ to\ (?<end>[0-9]{4}-[0-9]{2}-[0-9]{2}))?
          | (?<easter>easter)(?:\ ?(?<offset>[+-][0-9]{1,3}))?
          | (?<place>first|second|third|fourth|fifth|last)\ (?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)
            \ of\ (?<month>january|february|march|april|may|june|july|august|september|october|november|december)
          | (?:(?<from>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\ from\ )?(?<mm>[0-9]{2})-(?<dd>[0-9]{2})
        )
        (?:\ or\ (?<made>next|nearest)\ weekday)?
        (?:\ since\ (?<since>[0-9]{4}))?
        (?:\ until\ (?<until>[0-9]{4}))?\z
        """,
        RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Rule();
}

/// <summary>What is given for a holiday that falls on a weekend, besides the day itself.</summary>
public enum MakesUp
{
    Nothing,

    /// <summary>The first weekday after it that is no holiday already.</summary>
    NextWeekday,

    /// <summary>Friday for a Saturday, Monday for a Sunday.</summary>
    NearestWeekday,
}
