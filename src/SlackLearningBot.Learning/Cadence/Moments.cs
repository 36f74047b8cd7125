using NodaTime;
using NodaTime.TimeZones;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Wall-clock times turned into instants.</summary>
public static class Moments
{
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>
    /// The instant (UTC) at which the wall clock of <paramref name="zone"/> shows <paramref name="hour"/> on <paramref name="day"/>.
    /// An hour that does not exist moves forward by the length of the gap (02:30 becomes 03:30); one that comes twice means the first.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static DateTimeOffset At(DateOnly day, TimeOnly hour, string zone)
    {
        var local = LocalDate.FromDateOnly(day) + LocalTime.FromTimeOnly(hour);
        return Zones.Get(zone).ResolveLocal(local, Resolver).ToInstant().ToDateTimeOffset();
    }
}
