using System.Globalization;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>When the weekly note comes: on the last learning day of the week, some time after that day's lesson.</summary>
public static class WeeklyDigest
{
    /// <summary>The usual hour.</summary>
    public static readonly TimeOnly Usual = new(16, 0);

    /// <summary>Later than this it comes only to those who chose a later hour for their lessons.</summary>
    public static readonly TimeOnly Latest = new(19, 0);

    private static readonly TimeSpan AfterLesson = TimeSpan.FromHours(2);
    private static readonly TimeSpan RightAfterLesson = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The wall-clock hour for somebody whose lessons come at <paramref name="lesson"/>: the usual one, or two hours later than the lesson. In the
    /// evening it comes right after the lesson, at an hour that is the person's own choice.
    /// </summary>
    public static (TimeOnly Hour, bool IsTheirs) HourAfter(TimeOnly lesson)
    {
        if (lesson > Latest.Add(-AfterLesson))
        {
            return (lesson.Add(RightAfterLesson), true);
        }

        var later = lesson.Add(AfterLesson);
        return (later > Usual ? later : Usual, false);
    }

    /// <summary>Whether <paramref name="day"/> is the week's last one with a lesson, when the next one is on <paramref name="next"/>.</summary>
    public static bool IsLastDay(DateOnly day, DateOnly next) => WeekOf(day) != WeekOf(next);

    /// <summary>The week by ISO 8601, from Monday to Sunday: "2026-W48".</summary>
    public static string WeekOf(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(noon):D4}-W{ISOWeek.GetWeekOfYear(noon):D2}");
    }
}
