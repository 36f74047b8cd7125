using NodaTime;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>The calendar day it is for someone.</summary>
public static class LocalDay
{
    /// <summary>The day on a wall calendar in <paramref name="zone"/> (IANA) at the instant <paramref name="now"/>.</summary>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static DateOnly Of(DateTimeOffset now, string zone) =>
        Instant.FromDateTimeOffset(now).InZone(Zones.Get(zone)).Date.ToDateOnly();

    /// <summary>The Monday of the week the day is in.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
