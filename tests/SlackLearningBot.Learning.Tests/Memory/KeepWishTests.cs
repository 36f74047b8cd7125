using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>How well somebody wants to keep things, in their own words.</summary>
public sealed class KeepWishTests
{
    [TestCase("90", 0.90, null)]
    [TestCase(" 90 % ", 0.90, null)]
    [TestCase("0.9", 0.90, null)]
    [TestCase("0,9", 0.90, null)]
    [TestCase("about 85 of 100", 0.85, null)]
    [TestCase("70", 0.70, null)]
    [TestCase("97percent", 0.97, null)]
    [TestCase("88.6", 0.89, null)]
    [TestCase("2 a day", null, 2)]
    [TestCase("0 A DAY", null, 0)]
    [TestCase("none a day", null, 0)]
    [TestCase("3 questions per day", null, 3)]
    [TestCase("1/day", null, 1)]
    [TestCase("90 2 a day", 0.90, 2)]
    [TestCase("90 %, 0 a day", 0.90, 0)]
    [TestCase("0.75 and 1 question a day", 0.75, 1)]
    public void A_wish_is_read(string words, double? retention, int? aDay) => Assert.That(KeepWish.Read(words), Is.EqualTo(new KeepWish.Chosen(retention, aDay)));

    [TestCase("usual")]
    [TestCase("Company")]
    [TestCase("reset")]
    public void What_holds_without_a_wish_is_one_too(string words) => Assert.That(KeepWish.Read(words), Is.EqualTo(new KeepWish.Usual()));

    [TestCase("69", "69")]
    [TestCase("98 %", "98")]
    [TestCase("100", "100")]
    [TestCase("0.5", "0.5")]
    [TestCase("9", "9")]
    [TestCase("999 1 a day", "999")]
    public void A_share_out_of_range_is_told_as_it_was_found(string words, string found) => Assert.That(KeepWish.Read(words), Is.EqualTo(new KeepWish.NoSuchShare(found)));

    [TestCase("4 a day", "4")]
    [TestCase("90, 12 a day", "12")]
    public void So_is_a_number(string words, string found) => Assert.That(KeepWish.Read(words), Is.EqualTo(new KeepWish.NoSuchNumber(found)));

    [TestCase("")]
    [TestCase("ninety")]
    [TestCase("-90")]
    [TestCase("90 90")]
    [TestCase("a day")]
    [TestCase("90 a week")]
    [TestCase("9999999")]
    [TestCase("90 2")]
    public void Anything_else_is_not_understood(string words) => Assert.That(KeepWish.Read(words), Is.EqualTo(new KeepWish.NotUnderstood(words.Trim())));
}
