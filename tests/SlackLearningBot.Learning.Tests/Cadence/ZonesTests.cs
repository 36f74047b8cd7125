using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class ZonesTests
{
    [TestCase("Europe/Stockholm", "Europe/Stockholm")]
    [TestCase("europe/stockholm", "Europe/Stockholm")]
    [TestCase(" America/New York ", "America/New_York")]
    [TestCase("Asia/Calcutta", "Asia/Calcutta")]
    [TestCase("UTC", "UTC")]
    public void A_known_zone_is_found_in_its_own_spelling(string asked, string expected)
    {
        Assert.That(Zones.Find(asked), Is.EqualTo(new ZoneFinding.Known(expected)));
    }

    [TestCase("Europe/Stokholm", "Europe/Stockholm")]
    [TestCase("Mars/Olympus", null)]
    [TestCase("", null)]
    [TestCase("UTC+02", null)]
    public void An_unknown_zone_comes_back_with_the_nearest_name(string asked, string? nearest)
    {
        Assert.That(Zones.Find(asked), Is.EqualTo(new ZoneFinding.Unknown(asked, nearest)));
    }

    [TestCase("Europe/Stockholm", true)]
    [TestCase("europe/stockholm", false)]
    [TestCase("CET-1CEST", false)]
    public void Only_the_exact_name_is_known(string zone, bool expected)
    {
        Assert.That(Zones.IsKnown(zone), Is.EqualTo(expected));
    }

    [Test]
    public void Asking_for_the_day_in_an_unknown_zone_says_what_is_expected()
    {
        Assert.That(() => LocalDay.Of(default, "Mars/Olympus"), Throws.ArgumentException.With.Message.Contains("Europe/Stockholm"));
    }

    [TestCase("2027-01-10T23:30:00Z", "Europe/Stockholm", "2027-01-11")]
    [TestCase("2027-01-10T23:30:00Z", "America/New_York", "2027-01-10")]
    [TestCase("2027-01-10T14:59:59Z", "Asia/Tokyo", "2027-01-10")]
    [TestCase("2027-01-10T15:00:00Z", "Asia/Tokyo", "2027-01-11")]
    [TestCase("2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29")]
    [TestCase("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31")]
    public void The_day_is_the_one_on_the_wall(string now, string zone, string expected)
    {
        Assert.That(LocalDay.Of(Instants.At(now), zone), Is.EqualTo(Instants.Day(expected)));
    }
}
