using NUnit.Framework;
using SlackLearningBot.Benchmarks.Forgetting;

namespace SlackLearningBot.Learning.Tests.Forgetting;

public sealed class VerdictTests
{
    [TestCase(3.01, 0.0, 80, true)]
    [TestCase(2.99, 0.0, 80, false, Description = "too little better than the fixed days")]
    [TestCase(3.01, -0.99, 80, true)]
    [TestCase(3.01, -1.01, 80, false, Description = "worse than another")]
    [TestCase(3.01, 0.0, 81.5, true)]
    [TestCase(3.01, 0.0, 82, false, Description = "with more questions")]
    [TestCase(3.01, 0.0, 78, false, Description = "with fewer")]
    public void It_is_enough_with_three_points_over_fixed_days_one_below_none_and_the_same_budget(double overFixed, double overOther, double questions, bool isEnough)
    {
        var a = Cell(Nature.Fsrs, overFixed, overOther, questions);

        Assert.That(Verdict.Of([a, Cell(Nature.Actr, 5, 5, 80)]).IsEnough, Is.EqualTo(isEnough));
    }

    [Test]
    public void Without_one_kind_of_people_nothing_is_shown()
    {
        Assert.That(Verdict.Of([Cell(Nature.Fsrs, 5, 5, 80)]).IsEnough, Is.False);
    }

    [Test]
    public void A_difference_is_taken_learner_by_learner()
    {
        var (points, error) = People(80, 0.5, 0.7).Over(People(80, 0.4, 0.6));

        Assert.That((points, error), Is.EqualTo((10.0, 0.0)).Using<(double, double)>((one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-9));
        Assert.That(People(80, 0.5, 0.7).Over(People(80, 0.5, 0.6)).Error, Is.EqualTo(5).Within(1e-9), "0 and 10: 7.07 from learner to learner, over the root of two");
    }

    [Test]
    public void The_worst_tenth_are_those_who_recall_least()
    {
        Assert.That(People(80, [.. Enumerable.Range(1, 20).Reverse().Select(at => at / 20.0)]).WorstTenth, Is.EqualTo(7.5).Within(1e-9));
    }

    [TestCase(50, 50)]
    [TestCase(500, 100, Description = "more than there can be: the most there is")]
    public void A_knob_is_turned_until_the_questions_are_those_wanted(double wanted, double expected)
    {
        var (_, group) = Budget.Meet(wanted, 0, 1, knob => People((int)(100 * knob), 0.5));

        Assert.That(group.Questions, Is.EqualTo(expected).Within(1));
    }

    private static Cell Cell(Nature nature, double overFixed, double overOther, double questions) => new(
        nature, "4", [0.85], People(questions, 0.9, 0.8), People(80, 0.9, 0.8),
        [new Rival("fixed", People(80, 0.9 - (overFixed / 100), 0.8 - (overFixed / 100))), new Rival("other", People(80, 0.9 - (overOther / 100), 0.8 - (overOther / 100)))]);

    /// <summary>Half questions come of two learners who got different numbers.</summary>
    private static Group People(double questions, params double[] recall) =>
        new([.. recall.Select((value, at) => new Outcome(value, (int)(at % 2 == 0 ? Math.Floor(questions) : Math.Ceiling(questions))))]);
}
