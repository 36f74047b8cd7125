using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class PauseWishTests
{
    // A Monday.
    private static readonly DateOnly Today = new(2026, 11, 23);

    [TestCase("1d", "2026-11-24")]
    [TestCase("3d", "2026-11-26")]
    [TestCase("3 days", "2026-11-26")]
    [TestCase("for 2 weeks", "2026-12-07")]
    [TestCase("2W", "2026-12-07")]
    [TestCase("until 2027-01-10", "2027-01-10")]
    [TestCase("2027-01-10", "2027-01-10")]
    [TestCase("until 10 January", "2027-01-10")]
    [TestCase("until January 10", "2027-01-10")]
    [TestCase("until 10th of jan 2027", "2027-01-10")]
    [TestCase("until 24 november", "2026-11-24")]
    [TestCase("until tomorrow", "2026-11-24")]
    [TestCase("until Monday", "2026-11-30")]
    [TestCase("until next fri", "2026-11-27")]
    [TestCase("180d", "2027-05-22")]
    public void A_pause_names_the_first_day_back(string text, string firstDayBack)
    {
        Assert.That(PauseWish.Read(text, Today, null), Is.EqualTo(new PauseWish.PausedUntil(Instants.Day(firstDayBack))));
    }

    [TestCase("2027-01-10", true)]
    [TestCase("2026-11-23", false)]
    [TestCase(null, false)]
    public void Off_ends_the_pause(string? current, bool wasPaused)
    {
        var result = PauseWish.Read(" OFF ", Today, current is null ? null : Instants.Day(current));

        Assert.That(result, Is.EqualTo(new PauseWish.Resumed(wasPaused)));
    }

    [TestCase("181d")]
    [TestCase("26w")]
    [TestCase("999999999w")]
    [TestCase("until 9999-12-31")]
    [TestCase("until 29 february")]
    [TestCase("until 23 november")]
    public void More_than_180_days_is_too_long(string text)
    {
        Assert.That(PauseWish.Read(text, Today, null), Is.EqualTo(new PauseWish.TooLong(new DateOnly(2027, 5, 22))));
    }

    [TestCase("until 2026-11-23", "2026-11-23")]
    [TestCase("until 0001-01-01", "0001-01-01")]
    [TestCase("0d", "2026-11-23")]
    public void A_day_that_is_not_ahead_is_named(string text, string asked)
    {
        Assert.That(PauseWish.Read(text, Today, null), Is.EqualTo(new PauseWish.NotAhead(Instants.Day(asked))));
    }

    [TestCase("")]
    [TestCase("3")]
    [TestCase("-3d")]
    [TestCase("3 months")]
    [TestCase("9999999999d")]
    [TestCase("until 2027-02-30")]
    [TestCase("until 31 april")]
    [TestCase("until 10 ja")]
    [TestCase("until 10/01")]
    [TestCase("until <!here>")]
    [TestCase("until")]
    public void Anything_else_is_not_understood(string text)
    {
        Assert.That(PauseWish.Read(text, Today, null), Is.EqualTo(new PauseWish.NotUnderstood(text)));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Reading_never_throws(string? text) => PauseWish.Read("until " + text, Today, null) is not null;
}
