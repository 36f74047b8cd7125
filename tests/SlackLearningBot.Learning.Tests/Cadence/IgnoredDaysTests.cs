using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

internal sealed class IgnoredDaysTests
{
    // The spell began on Monday 23 November; it is Thursday.
    [TestCase(null, null, true, TestName = "never there, never asked")]
    [TestCase("2026-11-22T22:59:00Z", null, true, TestName = "there until the midnight before")]
    [TestCase("2026-11-22T23:00:00Z", null, false, TestName = "there in the first minute of the spell")]
    [TestCase("2026-11-26T06:00:00Z", null, false, TestName = "there this morning")]
    [TestCase(null, "2026-09-01", false, TestName = "asked before, and not there since")]
    [TestCase("2026-11-20T08:00:00Z", "2026-09-27", true, TestName = "asked sixty days ago, and there since")]
    [TestCase("2026-11-20T08:00:00Z", "2026-09-28", false, TestName = "asked fifty-nine days ago")]
    [TestCase("2026-08-31T08:00:00Z", "2026-09-01", false, TestName = "there before that was asked only")]
    public void Asked_once_a_spell_and_seldom(string? seen, string? asked, bool expected) => Assert.That(
        IgnoredDays.AskNow(
            new DateOnly(2026, 11, 23),
            new DateOnly(2026, 11, 26),
            seen is null ? null : DateTimeOffset.Parse(seen, CultureInfo.InvariantCulture),
            asked is null ? null : DateOnly.Parse(asked, CultureInfo.InvariantCulture),
            "Europe/Stockholm"),
        Is.EqualTo(expected));

    [Test]
    public void The_day_is_the_persons_own()
    {
        var seen = new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero); // Monday in Tokyo, Sunday in Stockholm
        var (first, today) = (new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 26));

        Assert.That(IgnoredDays.AskNow(first, today, seen, null, "Asia/Tokyo"), Is.False);
        Assert.That(IgnoredDays.AskNow(first, today, seen, null, "Europe/Stockholm"), Is.True);
    }
}
