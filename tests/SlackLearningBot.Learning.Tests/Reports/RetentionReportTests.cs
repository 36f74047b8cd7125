using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>What people still know after 30 and 90 days.</summary>
public sealed class RetentionReportTests
{
    private static IEnumerable<AgedAnswer> Answers(int people, string? skill, int days, Func<int, bool> right, int from = 0) =>
        Enumerable.Range(from, people).Select(person => new AgedAnswer($"U{person}", $"q-{skill}", skill, days, right(person)));

    [TestCase(20, false, false)]
    [TestCase(21, true, false)]
    [TestCase(44, true, false)]
    [TestCase(45, false, false)]
    [TestCase(69, false, false)]
    [TestCase(70, false, true)]
    [TestCase(120, false, true)]
    [TestCase(121, false, false)]
    public void An_answer_counts_at_its_age(int days, bool month, bool quarter)
    {
        var reports = RetentionReport.Of([.. Answers(6, "sql", days, _ => true)]);

        Assert.That(reports.Select(report => report.Whole is not null), Is.EqualTo(new[] { month, quarter }));
        Assert.That(reports.Select(report => report.Age.Days), Is.EqualTo(new[] { 30, 90 }));
    }

    [Test]
    public void Only_the_first_answer_at_that_age_tells()
    {
        var reports = RetentionReport.Of([.. Answers(8, "sql", 25, person => person % 2 == 0), .. Answers(8, "sql", 40, _ => true)]);

        Assert.That(reports[0].Whole, Is.EqualTo(ShareRight.Of(Enumerable.Range(0, 8).Select(person => (1, person % 2 == 0 ? 1 : 0)))));
    }

    [Test]
    public void A_small_skill_hides_and_takes_another_with_it_while_the_whole_is_told()
    {
        var month = RetentionReport.Of([.. Answers(20, "sql", 30, _ => true), .. Answers(3, "git", 30, _ => false), .. Answers(7, null, 30, _ => true)])[0];

        Assert.That(month.Whole!.People, Is.EqualTo(20));
        Assert.That(month.Skills.Select(skill => (skill.Skill, skill.Right?.People)), Is.EqualTo(new[] { ("git", null), ("sql", 20), ((string?)null, (int?)null) }));
    }

    [Test]
    public void Fewer_than_five_people_are_not_told_of_however_many_answers()
    {
        var month = RetentionReport.Of([.. Enumerable.Range(0, 30).SelectMany(at => Answers(4, $"s{at}", 30, _ => true))])[0];

        Assert.That(month.Whole, Is.Null);
        Assert.That(month.Skills.Select(skill => skill.Right), Is.All.Null);
    }
}
