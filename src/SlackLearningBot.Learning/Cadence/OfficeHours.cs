namespace SlackLearningBot.Learning.Cadence;

/// <summary>When somebody may be written to who named no hour of their own: 09:00 (included) to 17:00 (not included) of their wall clock.</summary>
public static class OfficeHours
{
    public static readonly TimeOnly Opening = new(9, 0);
    public static readonly TimeOnly Closing = new(17, 0);

    /// <summary><paramref name="now"/> when it lies in the hours on one of the days, else the next opening (UTC).</summary>
    /// <param name="now">The instant.</param>
    /// <param name="zone">Their zone (IANA).</param>
    /// <param name="days">On which days; at least one.</param>
    /// <exception cref="ArgumentException">The zone is unknown, or there is no day.</exception>
    public static DateTimeOffset Next(DateTimeOffset now, string zone, LearningDays days)
    {
        var today = LocalDay.Of(now, zone);
        return (days & DaysText.Of(today.DayOfWeek)) != LearningDays.None && now >= Moments.At(today, Opening, zone) && now < Moments.At(today, Closing, zone)
            ? now
            : NextOpening(now, zone, days);
    }

    /// <summary>The first opening after <paramref name="now"/>: never today's when that has been.</summary>
    public static DateTimeOffset NextOpening(DateTimeOffset now, string zone, LearningDays days) =>
        NextLesson.After(new Rhythm(zone, Opening, days), now, null);
}
