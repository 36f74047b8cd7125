namespace SlackLearningBot.Learning.Cadence;

/// <summary>When the next lesson is due.</summary>
public static class NextLesson
{
    // A week has every day; two weeks also outlast a day that a zone leaves out when it crosses the date line.
    private const int Horizon = 15;

    // No company closes for longer, so whoever has nothing but holidays for a year has a calendar that went wrong.
    private const int HorizonOfHolidays = 366;

    /// <summary>
    /// The first instant (UTC) strictly after <paramref name="after"/> at the learner's hour on one of the learner's days that is no holiday,
    /// and not before <paramref name="pausedUntil"/>, the first local day that may have a lesson again.
    /// A day that does not exist in the zone (Apia's 30 December 2011) is passed over. Where all is holidays, the first of them is answered.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is unknown, or the rhythm has no day.</exception>
    public static DateTimeOffset After(Rhythm rhythm, DateTimeOffset after, DateOnly? pausedUntil, Holidays? holidays = null)
    {
        var first = FirstDay(rhythm, after, pausedUntil);
        var horizon = holidays is null or { IsEmpty: true } ? Horizon : HorizonOfHolidays;
        DateTimeOffset? holiday = null;
        for (var ahead = 0; ahead < horizon; ahead++)
        {
            var day = first.AddDays(ahead);
            if (MomentOn(day, rhythm, after) is not { } moment)
            {
                continue;
            }

            if (holidays?.Contains(day) is not true)
            {
                return moment;
            }

            holiday ??= moment;
        }

        return holiday ?? throw new ArgumentException($"Found learning days {(int)rhythm.Days}, expected at least one day of the week.", nameof(rhythm));
    }

    /// <summary>The learner's days between <paramref name="after"/> and <paramref name="next"/> that have no lesson because they are holidays.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static IReadOnlyList<Holiday> Skipped(Rhythm rhythm, DateTimeOffset after, DateTimeOffset next, DateOnly? pausedUntil, Holidays holidays)
    {
        if (holidays.IsEmpty)
        {
            return [];
        }

        var first = FirstDay(rhythm, after, pausedUntil);
        var days = Math.Min(LocalDay.Of(next, rhythm.Zone).DayNumber - first.DayNumber, HorizonOfHolidays);
        return
        [
            .. Enumerable.Range(0, Math.Max(0, days))
                .Select(first.AddDays)
                .Where(day => holidays.Contains(day) && MomentOn(day, rhythm, after) is not null)
                .Select(day => new Holiday(day, holidays.NameOf(day)!)),
        ];
    }

    private static DateOnly FirstDay(Rhythm rhythm, DateTimeOffset after, DateOnly? pausedUntil)
    {
        var today = LocalDay.Of(after, rhythm.Zone);
        return pausedUntil is { } back && back > today ? back : today;
    }

    /// <summary>The learner's hour on that day; null when it is over, not one of their days, or no day in the zone.</summary>
    private static DateTimeOffset? MomentOn(DateOnly day, Rhythm rhythm, DateTimeOffset after)
    {
        if ((rhythm.Days & DaysText.Of(day.DayOfWeek)) == LearningDays.None)
        {
            return null;
        }

        var moment = Moments.At(day, rhythm.Hour, rhythm.Zone);
        return moment > after && LocalDay.Of(moment, rhythm.Zone) == day ? moment : null;
    }
}
