using NodaTime;
using NodaTime.TimeZones;

namespace SlackLearningBot.Playground.World;

/// <summary>What Slack tells of a zone: its label and its offset of now.</summary>
internal static class Zones
{
    private static readonly Dictionary<string, (string Standard, string Summer)> Labels = new(StringComparer.Ordinal)
    {
        ["Europe/Stockholm"] = ("Central European Time", "Central European Summer Time"),
        ["Europe/Berlin"] = ("Central European Time", "Central European Summer Time"),
        ["Europe/London"] = ("Greenwich Mean Time", "British Summer Time"),
        ["America/New_York"] = ("Eastern Standard Time", "Eastern Daylight Time"),
        ["America/Los_Angeles"] = ("Pacific Standard Time", "Pacific Daylight Time"),
        ["Asia/Tokyo"] = ("Japan Standard Time", "Japan Standard Time"),
    };

    public static bool Exists(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    public static (string Label, int OffsetSeconds) Describe(string zone, DateTimeOffset now)
    {
        var interval = Interval(zone, now);
        var label = Labels.TryGetValue(zone, out var names)
            ? (interval.Savings == Offset.Zero ? names.Standard : names.Summer)
            : interval.Name;
        return (label, interval.WallOffset.Seconds);
    }

    public static DateTime Local(string zone, DateTimeOffset now) =>
        now.UtcDateTime.AddSeconds(Interval(zone, now).WallOffset.Seconds);

    /// <summary>
    /// The next 09:00 of a weekday in a zone: by then the lesson of most hours has come. One that is less than half an hour away is left out: whoever has just
    /// said yes gets no lesson of half past eight, when that was before.
    /// </summary>
    public static DateTimeOffset NextMorning(string zone, DateTimeOffset now)
    {
        var place = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var day = Instant.FromDateTimeOffset(now).InZone(place).Date;
        while (true)
        {
            var morning = place.AtLeniently(day + new LocalTime(9, 0)).ToDateTimeOffset();
            if (morning > now.AddMinutes(30) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            {
                return morning.ToUniversalTime();
            }

            day = day.PlusDays(1);
        }
    }

    /// <summary>When the clocks of a zone change next; null where they never do again.</summary>
    public static DateTimeOffset? NextChange(string zone, DateTimeOffset now) =>
        Interval(zone, now) is { HasEnd: true } interval ? interval.End.ToDateTimeOffset() : null;

    private static ZoneInterval Interval(string zone, DateTimeOffset now) =>
        (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).GetZoneInterval(Instant.FromDateTimeOffset(now));
}
