using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class MomentsTests
{
    [TestCase("Europe/Stockholm", "2027-01-11", "08:30", "2027-01-11T07:30:00Z")]
    [TestCase("Europe/Stockholm", "2027-07-12", "08:30", "2027-07-12T06:30:00Z")]
    [TestCase("America/New_York", "2027-01-11", "08:30", "2027-01-11T13:30:00Z")]
    [TestCase("Asia/Tokyo", "2027-01-11", "08:30", "2027-01-10T23:30:00Z")]
    [TestCase("Pacific/Apia", "2027-01-11", "08:30", "2027-01-10T19:30:00Z")]
    public void An_hour_is_the_one_on_the_wall(string zone, string day, string hour, string expected)
    {
        Assert.That(Moments.At(Instants.Day(day), Instants.Hour(hour), zone), Is.EqualTo(Instants.At(expected)));
    }

    [TestCase("Europe/Stockholm", "2027-03-28", "02:30", "2027-03-28T01:30:00Z", Description = "shows 03:30")]
    [TestCase("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:30:00Z", Description = "shows 03:30")]
    [TestCase("Australia/Lord_Howe", "2027-10-03", "02:15", "2027-10-02T15:45:00Z", Description = "a gap of half an hour; shows 02:45")]
    [TestCase("Africa/Casablanca", "2027-03-14", "02:30", "2027-03-14T02:30:00Z", Description = "the end of Ramadan; shows 03:30")]
    [TestCase("Pacific/Apia", "2011-12-30", "08:30", "2011-12-30T18:30:00Z", Description = "the day left out; shows the 31st")]
    public void An_hour_that_does_not_exist_moves_forward(string zone, string day, string hour, string expected)
    {
        Assert.That(Moments.At(Instants.Day(day), Instants.Hour(hour), zone), Is.EqualTo(Instants.At(expected)));
    }

    [TestCase("Europe/Stockholm", "2027-10-31", "02:30", "2027-10-31T00:30:00Z")]
    [TestCase("America/New_York", "2027-11-07", "01:30", "2027-11-07T05:30:00Z")]
    [TestCase("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03T14:45:00Z")]
    public void Of_an_hour_that_comes_twice_the_first_is_used(string zone, string day, string hour, string expected)
    {
        Assert.That(Moments.At(Instants.Day(day), Instants.Hour(hour), zone), Is.EqualTo(Instants.At(expected)));
    }

    [Test]
    public void Moments_are_in_utc()
    {
        Assert.That(Moments.At(Instants.Day("2027-07-12"), new TimeOnly(8, 30), "Asia/Tokyo").Offset, Is.EqualTo(TimeSpan.Zero));
    }
}
