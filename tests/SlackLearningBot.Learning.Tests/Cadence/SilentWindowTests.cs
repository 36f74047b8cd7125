using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class SilentWindowTests
{
    // It is noon; hours of the same day, "+" for the next.
    [TestCase("22 - +8", "", "22 - +8", Description = "tonight")]
    [TestCase("9 - 13", "", "9 - 13", Description = "under way")]
    [TestCase("-2 - 12", "", "", Description = "over")]
    [TestCase("22 - 22", "", "", Description = "no time at all")]
    [TestCase("23 - 22", "", "", Description = "an end before its start")]
    [TestCase("", "14", "12 - 14", Description = "a pause")]
    [TestCase("22 - +8", "14", "12 - 14", Description = "a pause before the night")]
    [TestCase("22 - +8", "23", "12 - +8", Description = "a pause into the night")]
    [TestCase("22 - +8", "+9", "12 - +9", Description = "a pause beyond the night")]
    [TestCase("9 - 13", "14", "12 - 14")]
    [TestCase("9 - 15", "14", "12 - 15")]
    [TestCase("22 - +8", "11", "22 - +8", Description = "a pause that is over")]
    [TestCase("", "?", "12 - +0", Description = "a pause without an end: half a day")]
    public void The_time_under_way_or_else_the_next(string night, string pause, string expected)
    {
        var (start, end) = night.Split(" - ") is [var from, var until] ? (At(from), At(until)) : (null, (DateTimeOffset?)null);

        var window = SilentWindow.Of(Noon, start, end, pause.Length > 0, pause is "" or "?" ? null : At(pause));

        Assert.That(window is null ? "" : $"{Hour(window.From)} - {Hour(window.Until)}", Is.EqualTo(expected));
    }

    [Test]
    public void A_night_or_pause_of_years_is_a_mistake()
    {
        Assert.That(SilentWindow.Of(Noon, Noon, Noon.AddYears(9), false, null), Is.Null);
        Assert.That(SilentWindow.Of(Noon, null, null, true, DateTimeOffset.MaxValue), Is.Null);
        Assert.That(SilentWindow.Of(Noon, null, Noon.AddHours(1), false, null), Is.Null, "half a night");
    }

    private static readonly DateTimeOffset Noon = Instants.At("2027-01-11T12:00:00Z");

    private static DateTimeOffset? At(string hour) =>
        Noon.AddHours(int.Parse(hour.TrimStart('+'), System.Globalization.CultureInfo.InvariantCulture) - 12 + (hour[0] == '+' ? 24 : 0));

    private static string Hour(DateTimeOffset at) => $"{(at.Day > Noon.Day ? "+" : "")}{at.Hour}";
}
