using NodaTime;
using NodaTime.TimeZones;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Whether the bot may speak to somebody now, and if not, when it may first.</summary>
public static class Quiet
{
    /// <summary>More than any row of holidays and free days has steps; what is not allowed after so many never is.</summary>
    private const int MostSteps = 2000;

    /// <summary>Silence for good ends at the greatest instant there is, where no calendar goes.</summary>
    private static readonly DateTimeOffset EndOfTime = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Decides for the instant <paramref name="now"/>. What was moved to another day is at a moment that nobody chose, so quiet hours hold
    /// it there whatever its case. The wall clock decides: an hour it shows twice is quiet twice, one that it leaves out is not waited for.
    /// </summary>
    /// <param name="facts">What is known of the person.</param>
    /// <param name="asked">Who chose the moment.</param>
    /// <param name="now">The instant.</param>
    /// <param name="expiresAt">From when on it would be wrong to speak; for an appointment, when its event starts.</param>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static QuietDecision Decide(QuietFacts facts, QuietCase asked, DateTimeOffset now, DateTimeOffset? expiresAt) =>
        Decide(facts, asked, now, now, expiresAt <= now ? QuietReason.Expired : null, expiresAt);

    /// <summary>
    /// The same for what does not fit into the day of <paramref name="now"/>: on the next day at the wall-clock hour of <paramref name="dueAt"/>, or, when the
    /// bot chose the moment, as early as may be. A day later for a person whose zone is not known.
    /// </summary>
    public static QuietDecision DecideAnotherDay(QuietFacts facts, QuietCase asked, DateTimeOffset now, DateTimeOffset dueAt, DateTimeOffset? expiresAt)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var from = facts.Zone is not { } zone ? now.AddDays(1)
            : Moments.At(LocalDay.Of(now, zone).AddDays(1), asked == QuietCase.Free ? TimeOnly.MinValue : WallClock.Of(dueAt, zone), zone);
        return Decide(facts, asked, now, from, QuietReason.Budget, expiresAt);
    }

    private static QuietDecision Decide(QuietFacts facts, QuietCase asked, DateTimeOffset now, DateTimeOffset from, QuietReason? first, DateTimeOffset? expiresAt)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var wall = facts.Zone is { } zone ? new Wall(facts, asked, Zones.Get(zone), LocalDay.Of(now, zone)) : null;
        var end = expiresAt < EndOfTime ? expiresAt.Value : EndOfTime;
        var at = from.ToUniversalTime();
        for (var step = 0; step < MostSteps && at < end; step++)
        {
            if ((FindOrder(facts, asked, at) ?? wall?.Find(at)) is not { } held)
            {
                return first is { } why ? new QuietDecision.NotBefore(at, why) : new QuietDecision.Speak();
            }

            first ??= held.Why;
            at = held.Until;
        }

        return asked == QuietCase.Appointment && first != QuietReason.Expired ? new QuietDecision.Speak() : new QuietDecision.Never(first!.Value);
    }

    /// <summary>Silence and do-not-disturb: instants that somebody said, whatever their wall clock shows.</summary>
    private static (QuietReason Why, DateTimeOffset Until)? FindOrder(QuietFacts facts, QuietCase asked, DateTimeOffset at) => asked switch
    {
        QuietCase.Appointment => null,
        _ when facts.SilentUntil > at => (QuietReason.Silence, facts.SilentUntil.Value),
        _ when facts.DoNotDisturbFrom <= at && facts.DoNotDisturbUntil > at => (QuietReason.DoNotDisturb, facts.DoNotDisturbUntil.Value),
        _ => null,
    };

    /// <summary>What the wall clock and the calendar beside it say.</summary>
    private sealed class Wall(QuietFacts facts, QuietCase asked, DateTimeZone zone, DateOnly today)
    {
        private readonly LearningDays days = asked != QuietCase.Free || facts.Days == LearningDays.None ? LearningDays.EveryDay : facts.Days;

        public (QuietReason Why, DateTimeOffset Until)? Find(DateTimeOffset now)
        {
            var at = Instant.FromDateTimeOffset(now);
            var even = zone.GetZoneInterval(at); // between two changes of the zone its clock runs evenly
            var local = at.WithOffset(even.WallOffset).LocalDateTime;
            var day = local.Date.ToDateOnly();
            if ((days & DaysText.Of(day.DayOfWeek)) == LearningDays.None)
            {
                return (QuietReason.Day, Next(even, local, LocalTime.Midnight));
            }

            if (asked is QuietCase.Free or QuietCase.TheirHour && facts.Holidays.Contains(day))
            {
                return (QuietReason.Holiday, Next(even, local, LocalTime.Midnight));
            }

            return (asked is QuietCase.Free or QuietCase.Appointment || day > today) && facts.Hours is { } quiet && quiet.Cover(local.TimeOfDay.ToTimeOnly())
                ? (QuietReason.Hours, Next(even, local, LocalTime.FromTimeOnly(quiet.Until)))
                : null;
        }

        /// <summary>When the clock shows this hour next, or the change of the zone before that: then is asked again.</summary>
        private static DateTimeOffset Next(ZoneInterval even, LocalDateTime local, LocalTime hour)
        {
            var day = local.TimeOfDay < hour ? local.Date : local.Date.PlusDays(1);
            var next = (day + hour).WithOffset(even.WallOffset).ToInstant();
            return (even.HasEnd && even.End < next ? even.End : next).ToDateTimeOffset();
        }
    }
}
