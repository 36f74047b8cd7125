using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using static SlackLearningBot.Learning.Cadence.QuietCase;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class QuietTests
{
    // 2026-11-23 is a Monday; Stockholm is an hour ahead of UTC then. Thursday the 26th is a holiday here; quiet from 19:00 to 08:00.
    private static readonly QuietFacts Anna = new()
    {
        Zone = "Europe/Stockholm",
        Days = LearningDays.Weekdays,
        Hours = new QuietHours(new TimeOnly(19, 0), new TimeOnly(8, 0)),
        Holidays = new HashSet<DateOnly> { new(2026, 11, 26) },
    };

    [TestCase(Free, "2026-11-23T07:00:00Z", "now", Description = "08:00 is the first moment")]
    [TestCase(Free, "2026-11-23T17:59:59Z", "now", Description = "19:00 is no longer one")]
    [TestCase(Free, "2026-11-23T18:00:00Z", "Hours 2026-11-24T07:00Z")]
    [TestCase(Free, "2026-11-23T06:59:59Z", "Hours 2026-11-23T07:00Z", Description = "the night's second half")]
    [TestCase(Free, "2026-11-25T18:00:00Z", "Hours 2026-11-27T07:00Z", Description = "over the holiday")]
    [TestCase(Free, "2026-11-26T12:00:00Z", "Holiday 2026-11-27T07:00Z")]
    [TestCase(Free, "2026-11-27T20:00:00Z", "Hours 2026-11-30T07:00Z", Description = "over the weekend")]
    [TestCase(Free, "2026-11-28T12:00:00Z", "Day 2026-11-30T07:00Z")]
    [TestCase(TheirHour, "2026-11-23T20:00:00Z", "now", Description = "who learns late learns late")]
    [TestCase(TheirHour, "2026-11-28T12:00:00Z", "now", Description = "its day was the person's rhythm")]
    [TestCase(TheirHour, "2026-11-26T20:00:00Z", "Holiday 2026-11-27T07:00Z", Description = "on another day the hour is nobody's")]
    [TestCase(TheirMoment, "2026-11-26T03:00:00Z", "now")]
    [TestCase(TheirMoment, "2026-11-28T22:00:00Z", "now")]
    [TestCase(Appointment, "2026-11-26T12:00:00Z", "now", Description = "a holiday with a date")]
    [TestCase(Appointment, "2026-11-23T20:00:00Z", "Hours 2026-11-24T07:00Z")]
    public void Each_case_waits_for_its_own(QuietCase asked, string now, string expected) =>
        Assert.That(Words(Quiet.Decide(Anna, asked, Instants.At(now), null)), Is.EqualTo(expected));

    [TestCase(Free, "2026-11-24T07:00:00Z", "never: Hours", Description = "the first moment is too late")]
    [TestCase(Free, "2026-11-24T07:00:01Z", "Hours 2026-11-24T07:00Z")]
    [TestCase(Free, "2026-11-23T20:00:00Z", "never: Expired")]
    [TestCase(Appointment, "2026-11-24T07:00:00Z", "now", Description = "it starts before the quiet hours end: a cancellation may wake")]
    [TestCase(Appointment, "2026-11-24T07:30:00Z", "Hours 2026-11-24T07:00Z")]
    [TestCase(Appointment, "2026-11-23T20:00:00Z", "never: Expired")]
    public void What_comes_too_late_never_comes_unless_it_is_about_an_event(QuietCase asked, string expires, string expected) =>
        Assert.That(Words(Quiet.Decide(Anna, asked, Instants.At("2026-11-23T20:00:00Z"), Instants.At(expires))), Is.EqualTo(expected));

    [TestCase(Free, "DoNotDisturb 2026-11-24T07:00Z", Description = "do-not-disturb ends inside quiet hours")]
    [TestCase(TheirHour, "DoNotDisturb 2026-11-23T20:30Z")]
    [TestCase(TheirMoment, "DoNotDisturb 2026-11-23T20:30Z")]
    [TestCase(Appointment, "now")]
    public void Do_not_disturb_holds_until_it_ends(QuietCase asked, string expected)
    {
        var facts = Anna with { DoNotDisturbFrom = Instants.At("2026-11-23T17:30:00Z"), DoNotDisturbUntil = Instants.At("2026-11-23T20:30:00Z") };

        Assert.That(Words(Quiet.Decide(facts, asked, Instants.At("2026-11-23T17:45:00Z"), null)), Is.EqualTo(expected));
        Assert.That(Quiet.Decide(facts, asked, Instants.At("2026-11-23T17:29:59Z"), null), Is.EqualTo(new QuietDecision.Speak()), "not before it begins");
    }

    [TestCase(TheirMoment, "2026-11-25T04:00:00Z", "Silence 2026-11-25T07:00Z", Description = "the moment moved to another day's night")]
    [TestCase(TheirHour, "2026-11-26T04:00:00Z", "Silence 2026-11-27T07:00Z", Description = "the first day back is a holiday")]
    [TestCase(Appointment, "2026-11-25T04:00:00Z", "now")]
    public void A_pause_holds_everything_but_appointments(QuietCase asked, string until, string expected) =>
        Assert.That(Words(Quiet.Decide(Anna with { SilentUntil = Instants.At(until) }, asked, Instants.At("2026-11-23T12:00:00Z"), null)), Is.EqualTo(expected));

    [Test]
    public void Silence_for_good_is_for_good([Values(Free, TheirHour, TheirMoment)] QuietCase asked) =>
        Assert.That(Words(Quiet.Decide(Anna with { SilentUntil = DateTimeOffset.MaxValue }, asked, Instants.At("2026-11-23T12:00:00Z"), null)), Is.EqualTo("never: Silence"));

    [Test]
    public void Nothing_known_holds_nothing_back([Values] QuietCase asked) =>
        Assert.That(Quiet.Decide(new QuietFacts { Hours = Anna.Hours, Days = LearningDays.Monday }, asked, Instants.At("2026-11-29T02:00:00Z"), null), Is.EqualTo(new QuietDecision.Speak()));

    [Test]
    public void The_same_hour_twice_means_no_quiet_hours() =>
        Assert.That(Quiet.Decide(Anna with { Hours = new QuietHours(new TimeOnly(9, 0), new TimeOnly(9, 0)) }, Free, Instants.At("2026-11-23T02:00:00Z"), null), Is.EqualTo(new QuietDecision.Speak()));

    // Stockholm: 2027-03-28 02:00 becomes 03:00; 2027-10-31 03:00 becomes 02:00 again. Apia had no 30 December 2011.
    [TestCase("Europe/Stockholm", "22:00", "08:00", "2027-03-27T21:00:00Z", "Hours 2027-03-28T06:00Z", Description = "a short night")]
    [TestCase("Europe/Stockholm", "22:00", "08:00", "2027-10-30T20:00:00Z", "Hours 2027-10-31T07:00Z", Description = "a long night")]
    [TestCase("Europe/Stockholm", "22:00", "02:30", "2027-03-28T00:00:00Z", "Hours 2027-03-28T01:00Z", Description = "an end that does not exist: when the clock has passed it")]
    [TestCase("Europe/Stockholm", "22:00", "02:30", "2027-10-31T00:15:00Z", "Hours 2027-10-31T00:30Z", Description = "the first 02:30")]
    [TestCase("Europe/Stockholm", "22:00", "02:30", "2027-10-31T01:15:00Z", "Hours 2027-10-31T01:30Z", Description = "quiet again, until the second 02:30")]
    [TestCase("Pacific/Apia", "20:00", "08:00", "2011-12-30T09:00:00Z", "Hours 2011-12-30T18:00Z", Description = "after Thursday's evening comes Saturday's morning")]
    public void The_wall_clock_decides_when_clocks_change(string zone, string from, string until, string now, string expected)
    {
        var facts = new QuietFacts { Zone = zone, Days = LearningDays.EveryDay, Hours = new QuietHours(Instants.Hour(from), Instants.Hour(until)) };

        Assert.That(Words(Quiet.Decide(facts, Free, Instants.At(now), null)), Is.EqualTo(expected));
    }

    internal static string Words(QuietDecision decision) => decision switch
    {
        QuietDecision.Speak => "now",
        QuietDecision.NotBefore later => $"{later.Why} {later.At.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}",
        QuietDecision.Never never => $"never: {never.Why}",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };
}
