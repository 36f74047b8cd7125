using NodaTime;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>What a zone's name stands for.</summary>
public abstract record ZoneFinding
{
    private ZoneFinding()
    {
    }

    /// <summary>A zone of the IANA database, in its own spelling.</summary>
    public sealed record Known(string Zone) : ZoneFinding;

    /// <summary>No such zone; <paramref name="Nearest"/> is a zone spelled nearly so, if there is one.</summary>
    public sealed record Unknown(string Asked, string? Nearest) : ZoneFinding;
}

/// <summary>The IANA time zones (tzdb, as NodaTime ships it).</summary>
public static class Zones
{
    private static readonly Dictionary<string, string> Spelling =
        DateTimeZoneProviders.Tzdb.Ids.ToDictionary(id => id, id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks a zone up whatever its upper and lower case.</summary>
    public static ZoneFinding Find(string zone)
    {
        var asked = zone.Trim().Replace(' ', '_');
        return Spelling.TryGetValue(asked, out var known)
            ? new ZoneFinding.Known(known)
            : new ZoneFinding.Unknown(Excerpt.Of(zone.Trim(), 60), Nearest.To(asked, Spelling.Values));
    }

    /// <summary>Whether the name, exactly so spelled, is in the IANA database.</summary>
    public static bool IsKnown(string zone) => Spelling.TryGetValue(zone, out var known) && known == zone;

    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    internal static DateTimeZone Get(string zone) => IsKnown(zone)
        ? DateTimeZoneProviders.Tzdb[zone]
        : throw new ArgumentException($"Found the zone '{zone}', expected an IANA name such as 'Europe/Stockholm'; check with Zones.Find first.", nameof(zone));
}
