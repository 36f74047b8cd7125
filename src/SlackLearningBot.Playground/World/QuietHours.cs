using NodaTime;

namespace SlackLearningBot.Playground.World;

/// <summary>A person's notification schedule, in their own zone; an end at or before the start is on the next day.</summary>
internal sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>The silence under way at a moment, or else the next one.</summary>
    public (DateTimeOffset Start, DateTimeOffset End) At(string? zone, DateTimeOffset now)
    {
        var place = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone ?? "Etc/UTC") ?? DateTimeZone.Utc;
        for (var day = Instant.FromDateTimeOffset(now).InZone(place).Date.PlusDays(-1); ; day = day.PlusDays(1))
        {
            var end = Moment(place, To > From ? day : day.PlusDays(1), To);
            if (end > now)
            {
                return (Moment(place, day, From), end);
            }
        }
    }

    private static DateTimeOffset Moment(DateTimeZone place, LocalDate day, TimeOnly hour) =>
        place.AtLeniently(day + new LocalTime(hour.Hour, hour.Minute)).ToDateTimeOffset().ToUniversalTime();
}
