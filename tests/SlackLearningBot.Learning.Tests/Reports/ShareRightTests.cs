using NUnit.Framework;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Reports;

/// <summary>A share of right answers, and how sure it is.</summary>
public sealed class ShareRightTests
{
    // Student's t, two-sided 95 %, from the usual tables.
    [TestCase(1, 12.706)]
    [TestCase(2, 4.303)]
    [TestCase(3, 3.182)]
    [TestCase(4, 2.776)]
    [TestCase(5, 2.571)]
    [TestCase(7, 2.365)]
    [TestCase(9, 2.262)]
    [TestCase(19, 2.093)]
    [TestCase(29, 2.045)]
    [TestCase(99, 1.984)]
    [TestCase(100000, 1.960)]
    public void Fewer_people_reach_farther(int degrees, double expected) => Assert.That(StudentT.At95(degrees), Is.EqualTo(expected).Within(0.003 * expected));

    [Test]
    public void Nobody_has_no_share()
    {
        Assert.That(ShareRight.Of([]), Is.Null);
        Assert.That(ShareRight.Of([(0, 0)]), Is.Null);
    }

    [Test]
    public void Many_people_with_one_answer_each_have_the_interval_of_Wilson()
    {
        var share = ShareRight.Of(Enumerable.Range(0, 2000).Select(at => (1, at % 5 == 0 ? 0 : 1)))!;

        // Wilson's for 1,600 of 2,000: 0.7819 … 0.8170.
        Assert.That((share.People, share.Answers, share.Right, share.Share), Is.EqualTo((2000, 2000, 1600, 0.8)));
        Assert.That(share.Low, Is.EqualTo(0.7819).Within(0.0003));
        Assert.That(share.High, Is.EqualTo(0.8170).Within(0.0003));
    }

    [Test]
    public void The_same_answers_of_fewer_people_who_differ_say_less()
    {
        var many = ShareRight.Of(Enumerable.Range(0, 100).Select(at => (1, at % 2)))!;
        var few = ShareRight.Of(Enumerable.Range(0, 10).Select(at => (10, at % 2 * 10)))!;

        Assert.That((few.Share, few.Answers), Is.EqualTo((many.Share, many.Answers)));
        Assert.That(few.High - few.Low, Is.GreaterThan(2.5 * (many.High - many.Low)), "ten opinions, not a hundred");
    }

    [Test]
    public void Where_everybody_is_right_each_person_counts_once()
    {
        var share = ShareRight.Of(Enumerable.Repeat((20, 20), 5))!;

        Assert.That((share.Share, share.High), Is.EqualTo((1.0, 1.0)));
        Assert.That(share.Low, Is.EqualTo(5 / (5 + (2.776 * 2.776))).Within(0.005));
    }

    [TestCase(3, 4)]
    [TestCase(0, 1)]
    [TestCase(3, -1)]
    public void More_right_answers_than_answers_are_refused(int answers, int right) => Assert.That(() => ShareRight.Of([(5, 5), (answers, right)]), Throws.ArgumentException);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool The_share_lies_within_its_interval((byte Answers, byte Right)[] people)
    {
        var share = ShareRight.Of(people.Select(person => ((int)person.Answers, person.Answers == 0 ? 0 : person.Right % (person.Answers + 1))));
        return share is null || (share.Low >= 0 && share.Low <= share.Share && share.Share <= share.High && share.High <= 1 && share.Low < share.High);
    }

    /// <summary>People who differ (chances spread evenly over half the scale around the mean), 1 to 8 answers each: the truth lies inside at least about 95 times of 100.</summary>
    [TestCase(6, 0.7)]
    [TestCase(12, 0.7)]
    [TestCase(40, 0.6)]
    public void The_truth_is_inside_as_often_as_promised(int people, double mean)
    {
        var (chance, inside) = (new Random(people), 0);
        const int runs = 4000;
        for (var run = 0; run < runs; run++)
        {
            var answers = Enumerable.Range(0, people).Select(_ =>
            {
                var (many, knows) = (chance.Next(1, 9), mean - 0.25 + (chance.NextDouble() / 2));
                return (many, Enumerable.Range(0, many).Count(_ => chance.NextDouble() < knows));
            });
            var share = ShareRight.Of(answers)!;
            inside += share.Low <= mean && mean <= share.High ? 1 : 0;
        }

        Assert.That((double)inside / runs, Is.InRange(0.94, 0.995));
    }
}
