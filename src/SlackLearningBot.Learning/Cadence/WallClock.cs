using NodaTime;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>The time it is for someone.</summary>
public static class WallClock
{
    /// <summary>What the wall clock of <paramref name="zone"/> (IANA) shows at the instant <paramref name="now"/>.</summary>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static TimeOnly Of(DateTimeOffset now, string zone) =>
        Instant.FromDateTimeOffset(now).InZone(Zones.Get(zone)).TimeOfDay.ToTimeOnly();
}
