using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class SeriesRhythmTests
{
    private static readonly string[] SomeZones = ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Africa/Casablanca"];

    // 2026-10-15 is a Thursday; Stockholm leaves summer time on Sunday 25 October.
    [TestCase("2026-10-01T00:00:00Z", 1, "2026-10-15T13:00:00Z 2026-10-22T13:00:00Z 2026-10-29T14:00:00Z")]
    [TestCase("2026-10-15T12:59:59Z", 1, "2026-10-15T13:00:00Z 2026-10-22T13:00:00Z 2026-10-29T14:00:00Z", Description = "a second before")]
    [TestCase("2026-10-15T13:00:00Z", 1, "2026-10-22T13:00:00Z 2026-10-29T14:00:00Z 2026-11-05T14:00:00Z", Description = "it begins")]
    [TestCase("2026-10-16T00:00:00Z", 2, "2026-10-29T14:00:00Z 2026-11-12T14:00:00Z 2026-11-26T14:00:00Z", Description = "every other week")]
    public void The_next_dates_at_three_in_Stockholm(string now, int everyWeeks, string expected)
    {
        var rhythm = new SeriesRhythm(new DateOnly(2026, 10, 15), everyWeeks, new TimeOnly(15, 0), "Europe/Stockholm");

        var ahead = rhythm.Ahead(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), 3);

        Assert.That(string.Join(' ', ahead.Select(slot => slot.StartsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))), Is.EqualTo(expected));
    }

    [TestCase("2026-10-22", 1)]
    [TestCase("2026-10-15", 0)]
    [TestCase("2026-10-23", null)]
    [TestCase("2026-10-08", null, Description = "before the first")]
    public void Which_date_a_day_is(string day, int? number) => Assert.That(
        new SeriesRhythm(new DateOnly(2026, 10, 15), 1, new TimeOnly(15, 0), "Europe/Stockholm")
            .FindOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Number,
        Is.EqualTo(number));

    [TestCase(0, "UA")]
    [TestCase(1, "UB")]
    [TestCase(2, "UA")]
    public void People_take_turns(int number, string whose) =>
        Assert.That(SeriesRhythm.TurnOf(new SeriesSlot(number, default, default), ["UA", "UB"]), Is.EqualTo(whose));

    [TestCase(0, null)]
    [TestCase(1, "UB")]
    [TestCase(2, "UC")]
    [TestCase(3, null)]
    [TestCase(4, "UB")]
    public void Whoever_left_leaves_a_gap_and_all_others_keep_their_dates(int number, string? whose) =>
        Assert.That(SeriesRhythm.TurnOf(new SeriesSlot(number, default, default), [null, "UB", "UC"]), Is.EqualTo(whose));

    [Test]
    public void Without_a_rota_it_is_nobodys_turn() => Assert.That(SeriesRhythm.TurnOf(new SeriesSlot(0, default, default), []), Is.Null);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Dates_lie_ahead_are_a_step_apart_and_keep_their_hour_unless_a_gap_moved_it(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        var zone = SomeZones[chance.Next(SomeZones.Length)];
        var rhythm = new SeriesRhythm(new DateOnly(2026, 1, 1).AddDays(chance.Next(400)), 1 + chance.Next(4), new TimeOnly(chance.Next(24), chance.Next(4) * 15), zone);
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(chance.Next(1_000_000));

        var ahead = rhythm.Ahead(now, 5);

        var first = ahead[0].Number == 0 || rhythm.FindOn(ahead[0].Day.AddDays(-7 * rhythm.EveryWeeks))!.StartsAt <= now;
        return first && ahead.Count == 5
            && ahead.All(slot => slot.StartsAt > now && rhythm.FindOn(slot.Day) == slot && slot.StartsAt == Moments.At(slot.Day, rhythm.Hour, zone))
            && ahead.Zip(ahead.Skip(1)).All(pair => pair.Second.Day.DayNumber - pair.First.Day.DayNumber == 7 * rhythm.EveryWeeks);
    }
}
