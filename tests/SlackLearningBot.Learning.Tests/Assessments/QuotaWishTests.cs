using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class QuotaWishTests
{
    [TestCase("", "")]
    [TestCase("sql 3", "sql=3")]
    [TestCase(" sql 3 ,http 2 ", "sql=3 http=2")]
    [TestCase("sql: 3; code review = 2\nhttp 1", "sql=3 code review=2 http=1")]
    [TestCase("3 sql\n2 x http", "sql=3 http=2")]
    [TestCase("3x sql", "sql=3")]
    [TestCase("sql x3", "sql=3")]
    [TestCase("python3 2", "python3=2")]
    [TestCase("c++ 50", "c++=50")]
    public void Skills_with_their_numbers_are_read(string text, string expected) =>
        Assert.That(Words(QuotaWish.Read(text)), Is.EqualTo(expected));

    [TestCase("sql", "sql")]
    [TestCase("sql 3, http", "http")]
    [TestCase("sql 0", "sql 0")]
    [TestCase("sql 51", "sql 51")]
    [TestCase("3", "3")]
    [TestCase("sql -1", null)]
    [TestCase("sql three", "sql three")]
    public void What_is_no_skill_with_a_number_is_named(string text, string? part)
    {
        if (part is not null)
        {
            Assert.That(QuotaWish.Read(text), Is.EqualTo(new QuotaWish.NotUnderstood(part)));
        }
        else
        {
            Assert.That(Words(QuotaWish.Read(text)), Is.EqualTo("sql -=1"), "a skill may have any name; that no question has it is told then");
        }
    }

    [Test]
    public void A_skill_is_named_once() => Assert.That(QuotaWish.Read("sql 3, SQL 2"), Is.EqualTo(new QuotaWish.Twice("SQL")));

    private static string Words(QuotaWish wish) =>
        string.Join(' ', ((QuotaWish.Understood)wish).Quotas.Select(quota => $"{quota.Skill}={quota.Count}"));
}
