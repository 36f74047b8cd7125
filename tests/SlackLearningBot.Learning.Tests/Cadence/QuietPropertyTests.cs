using NodaTime;
using SlackLearningBot.Learning.Cadence;
using static SlackLearningBot.Learning.Cadence.QuietCase;

namespace SlackLearningBot.Learning.Tests.Cadence;

/// <summary>The rule against a plain walk through time, a quarter of an hour a step: zones, changes of clocks, nights, holidays and pauses as chance throws them.</summary>
public sealed class QuietPropertyTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private static readonly string[] SomeZones =
        ["Europe/Stockholm", "America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"];

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool It_is_the_first_moment_that_is_allowed_or_never_when_that_is_too_late(Guid seed)
    {
        var (facts, asked, now, expires) = Make(Chance(seed));

        var decision = Quiet.Decide(facts, asked, now, expires);

        var first = now;
        while (first < expires && !IsAllowed(facts, asked, now, first))
        {
            first += Quarter;
        }

        return decision switch
        {
            QuietDecision.Speak => first == now || (asked == Appointment && first >= expires),
            QuietDecision.NotBefore later => later.At == first && first > now && first < expires,
            QuietDecision.Never => first >= expires && asked != Appointment,
            _ => false,
        };
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool Asked_again_at_that_moment_it_says_now(Guid seed)
    {
        var (facts, asked, now, _) = Make(Chance(seed));

        return Quiet.Decide(facts, asked, now, null) is not QuietDecision.NotBefore later
            || (later.At > now && Quiet.Decide(facts, asked, later.At, null) is QuietDecision.Speak);
    }

    /// <summary>What the issue says, in the words of somebody who looks at a clock and a calendar.</summary>
    private static bool IsAllowed(QuietFacts facts, QuietCase asked, DateTimeOffset now, DateTimeOffset at)
    {
        var zone = DateTimeZoneProviders.Tzdb[facts.Zone!];
        var local = Instant.FromDateTimeOffset(at).InZone(zone);
        var movedToAnotherDay = local.Date > Instant.FromDateTimeOffset(now).InZone(zone).Date;
        var minutes = (local.Hour * 60) + local.Minute;
        var (from, until) = ((facts.Hours!.From.Hour * 60) + facts.Hours.From.Minute, (facts.Hours.Until.Hour * 60) + facts.Hours.Until.Minute);
        var isNight = from < until ? minutes >= from && minutes < until : from > until && (minutes >= from || minutes < until);
        var isFreeDay = ((int)facts.Days & (1 << ((int)local.DayOfWeek - 1))) == 0;

        return !(isNight && (asked is Free or Appointment || movedToAnotherDay))
            && !(isFreeDay && asked == Free)
            && !(facts.Holidays.Contains(local.Date.ToDateOnly()) && asked is Free or TheirHour)
            && !(asked != Appointment && (at < facts.SilentUntil || (at >= facts.DoNotDisturbFrom && at < facts.DoNotDisturbUntil)));
    }

    private static (QuietFacts Facts, QuietCase Asked, DateTimeOffset Now, DateTimeOffset Expires) Make(Random random)
    {
        var zone = SomeZones[random.Next(SomeZones.Length)];
        var now = Instants.At("2005-01-01T00:00:00Z") + (Quarter * random.Next(12_000 * 96));
        if (random.Next(2) == 0)
        {
            // The days on which clocks change are the ones worth a look.
            var change = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(Instant.FromDateTimeOffset(now));
            now = change.HasEnd && change.End.ToDateTimeOffset().Year < 2040 ? Round(change.End.ToDateTimeOffset()) + (Quarter * random.Next(-120, 60)) : now;
        }

        var today = LocalDay.Of(now, zone);
        var dnd = now + (Quarter * random.Next(-40, 40));
        return (new QuietFacts
        {
            Zone = zone,
            Days = (LearningDays)random.Next(1, 128),
            Hours = new QuietHours(Clock(random), Clock(random)),
            Holidays = Enumerable.Range(0, random.Next(4)).Select(_ => today.AddDays(random.Next(5))).ToHashSet(),
            DoNotDisturbFrom = random.Next(3) == 0 ? dnd : null,
            DoNotDisturbUntil = dnd + (Quarter * random.Next(1, 60)),
            SilentUntil = random.Next(4) == 0 ? now + (Quarter * random.Next(-50, 300)) : null,
        }, (QuietCase)random.Next(4), now, now + (Quarter * random.Next(1, 900)));
    }

    /// <summary>FsCheck's numbers are small ones; its ids are any.</summary>
    private static Random Chance(Guid seed) => new(seed.GetHashCode());

    private static TimeOnly Clock(Random random) => new(random.Next(24), random.Next(4) * 15);

    private static DateTimeOffset Round(DateTimeOffset at) => new(at.Ticks - (at.Ticks % Quarter.Ticks), TimeSpan.Zero);
}
