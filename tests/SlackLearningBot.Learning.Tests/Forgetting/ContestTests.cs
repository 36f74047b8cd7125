using NUnit.Framework;
using SlackLearningBot.Benchmarks;
using SlackLearningBot.Benchmarks.Forgetting;

namespace SlackLearningBot.Learning.Tests.Forgetting;

/// <summary>The simulation itself, with few learners: that it gives the same every time, and that bad rules do not pass.</summary>
public sealed class ContestTests
{
    private static readonly long[] Seed = [1];

    [Test]
    public void The_same_seeds_give_the_same_numbers_and_our_rules_are_enough()
    {
        var (once, again) = (Hold(6, Contest.Production), Hold(6, Contest.Production));

        Assert.That(again.Lines, Is.EqualTo(once.Lines));
        Assert.That(again.Figures, Is.EqualTo(once.Figures));
        Assert.That(once.IsEnough, Is.True, string.Join('\n', once.Lines));
    }

    [Test]
    public void Other_seeds_give_others()
    {
        var crowds = new[] { 1, 2 }.Select(seed => new Crowd(seed, Nature.Actr, 5));

        Assert.That(crowds.Select(crowd => Group.Live(crowd, _ => FixedAsker.Of(4)).Recall).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Rules_that_ask_again_what_is_known_are_not_though_they_spend_as_much()
    {
        var report = Hold(6, (_, knob, _, _) => new BackwardAsker(knob));

        Assert.That(report.IsEnough, Is.False, string.Join('\n', report.Lines));
        Assert.That(report.Figures.Single(figure => figure.Key == "budget_off").Value, Is.LessThan(2));
        Assert.That(report.Figures.Single(figure => figure.Key == "over_fixed_a4").Value, Is.LessThan(0));
    }

    [Test]
    public void No_way_of_asking_asks_more_than_three_a_day()
    {
        var asker = FixedAsker.Of(4);
        for (var item = 0; item < Crowd.Items; item++)
        {
            asker.Learnt(item, 0, right: true);
        }

        Assert.That(asker.Choose(5), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    private static Report Hold(int learners, Ours ours) => Verdict.Of(LearningFigure.Hold(Seed, learners, _ => Known.Nothing, ours, CancellationToken.None));

    /// <summary>Asks soon what was right and late what was wrong.</summary>
    private sealed class BackwardAsker(double knob) : TimetableAsker(sweeps: false)
    {
        protected override int FirstDay(int item, int day, bool right) =>
            day + Dither.Days((right ? 1 : 20) * Math.Exp(4 * (1 - knob)) / 2, 1, item, day);

        protected override int? NextDay(int item, int day, bool right) => FirstDay(item, day, right);
    }
}
