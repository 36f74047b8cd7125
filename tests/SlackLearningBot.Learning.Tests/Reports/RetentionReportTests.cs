using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>What people still know after 30 and 90 days.</summary>
public sealed class RetentionReportTests
{
    private static readonly DateTimeOffset Until = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static IEnumerable<AgedAnswer> Answers(string lesson, int people, Func<int, bool> right, int age = 30, int from = 0, int question = 1) =>
        Enumerable.Range(from, people).Select(person => new AgedAnswer($"U{person}", lesson, $"{lesson}-{question}", age, Until.AddDays(-1), right(person)));

    private static IReadOnlyList<RetentionReport> Report(IReadOnlyCollection<ReportLesson> lessons, params IEnumerable<AgedAnswer>[] given)
    {
        var answers = ToldBlocks.Telling(given.SelectMany(some => some));
        return RetentionReport.Of(lessons, ToldBlocks.Next(answers, [], Until), blocks => ToldShare.Of(blocks, answers));
    }

    [TestCase(20, null)]
    [TestCase(21, 30)]
    [TestCase(44, 30)]
    [TestCase(45, null)]
    [TestCase(69, null)]
    [TestCase(70, 90)]
    [TestCase(120, 90)]
    [TestCase(121, null)]
    public void An_answer_counts_at_its_age(int days, int? age) => Assert.That(AnswerAge.Of(days)?.Days, Is.EqualTo(age));

    [Test]
    public void Only_the_first_answer_at_that_age_tells()
    {
        var reports = Report([new("l", ["sql"])], Answers("l", 8, person => person % 2 == 0), Answers("l", 8, _ => true), Answers("l", 8, _ => true, age: 90));

        Assert.That(reports.Select(report => (report.Age.Days, report.Whole!.People, report.Whole.Answers, report.Whole.Right)), Is.EqualTo(new[] { (30, 8, 8, 4), (90, 8, 8, 8) }));
        Assert.That(reports[0].Whole!.Until, Is.EqualTo(Until));
    }

    [Test]
    public void A_lesson_counts_under_each_of_its_skills_and_once_in_the_whole()
    {
        var month = Report(
            [new("a", ["sql", "git", "sql", " "]), new("b", ["git"]), new("c", []), new("d", ["rust"])],
            Answers("a", 6, _ => true), Answers("b", 10, _ => false, from: 3), Answers("c", 7, _ => true, from: 20), Answers("d", 4, _ => true, from: 40))[0];

        Assert.That((month.Whole!.People, month.Whole.Answers, month.Whole.Right), Is.EqualTo((20, 23, 13)), "what four people answered is in nothing");
        Assert.That(
            month.Skills.Select(skill => (skill.Skill, skill.Right?.People, skill.Right?.Answers, skill.Right?.Right)),
            Is.EqualTo(new (string?, int?, int?, int?)[] { ("git", 13, 16, 6), ("rust", null, null, null), ("sql", 6, 6, 6), (null, 7, 7, 7) }));
    }

    [Test]
    public void How_sure_it_is_comes_from_the_people_in_hundredths_rounded_outwards()
    {
        var whole = Report([new("a", []), new("b", [])], Answers("a", 9, person => person % 3 > 0), Answers("b", 9, person => person % 3 > 0))[0].Whole!;

        var exact = ShareRight.Of(Enumerable.Range(0, 9).Select(person => (2, person % 3 > 0 ? 2 : 0)))!;
        Assert.That(whole.Range, Is.EqualTo(new ShareRange(9, (int)Math.Floor(exact.Low * 100), (int)Math.Ceiling(exact.High * 100))));
        Assert.That(whole.Share, Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void Who_was_erased_stays_in_the_sums()
    {
        var answers = ToldBlocks.Telling(Answers("l", 6, person => person > 0));
        var blocks = ToldBlocks.Next(answers, [], Until);
        var without = answers.Where(answer => answer.UserId != "U0").ToList();

        var (before, after, nobody) = (ToldShare.Of(blocks, answers), ToldShare.Of(blocks, without), ToldShare.Of(blocks, []));

        Assert.That((after.People, after.Answers, after.Right), Is.EqualTo((before.People, before.Answers, before.Right)));
        Assert.That((nobody.People, nobody.Answers, nobody.Right, nobody.Range.Low, nobody.Range.High), Is.EqualTo((6, 6, 5, 0, 100)));
        Assert.That(after.Range.Low, Is.LessThanOrEqualTo(83), "the share lies inside, whoever is left");
    }
}
