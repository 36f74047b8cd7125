using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

internal sealed class QuietHoursWishTests
{
    [TestCase("19:00-08:00", "19:00", "08:00")]
    [TestCase(" 7 pm to 8 am ", "19:00", "08:00")]
    [TestCase("22.30 – 6", "22:30", "06:00")]
    [TestCase("1900-0800", "19:00", "08:00")]
    [TestCase("12:00 until 13:00", "12:00", "13:00")]
    [TestCase("OFF", "00:00", "00:00")]
    [TestCase("none", "00:00", "00:00")]
    [TestCase("08:00-08:00", "08:00", "08:00", Description = "the same twice: never")]
    public void Hours_as_people_type_them(string text, string from, string until) => Assert.That(
        QuietHoursWish.Read(text), Is.EqualTo(new QuietHoursWish.Chosen(new QuietHours(Instants.Hour(from), Instants.Hour(until)))));

    [TestCase("company")]
    [TestCase(" Default")]
    public void What_the_company_says(string text) => Assert.That(QuietHoursWish.Read(text), Is.EqualTo(new QuietHoursWish.AsCompany()));

    [TestCase("19:00")]
    [TestCase("19:00-")]
    [TestCase("19:00-08:00-09:00")]
    [TestCase("25:00-08:00")]
    [TestCase("mon-thu")]
    [TestCase("19:00-08:00 please")]
    [TestCase("from 19 to 8")]
    [TestCase("")]
    [TestCase("١٩-٨")]
    public void Anything_else_is_not_understood(string text) => Assert.That(QuietHoursWish.Read(text), Is.EqualTo(new QuietHoursWish.NotUnderstood(text)));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Whatever_is_typed_it_answers(string? text) => QuietHoursWish.Read(text ?? "") is not null && QuietHoursWish.Read($"{text}-{text}") is not null;
}
